import { type FormEvent, useState } from 'react'
import { type AreaPage, giveMark } from '#contract/evaluation-area-contract.ts'
import type { ItemHead } from '#contract/evaluation-shapes.ts'
import { hundredths, sayPoints } from '#core/evaluation/points.ts'
import { useAct } from '#web/api/use-act.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Banner } from '#web/kit/banner.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useLanguage, useText } from '#web/language/language.ts'
import { evaluationText } from '#web/text/evaluation.ts'
import { EvidenceList } from './evidence-list.tsx'

/** The judged items with what the area says, its evidence, and the points of each reviewer. */
export function ReviewCard({ page }: { page: AreaPage }) {
  const t = useText(evaluationText)
  return (
    <Card title={t.review}>
      <div className="stack">
        {page.barred && <Banner kind="late" title={t.barred} />}
        <p className="soft">{t.reviewLead}</p>
        {page.scheme.items
          .filter((i) => i.kind === 'judged' || page.self.some((s) => s.item === i.key && s.text !== ''))
          .map((item) => (
            <ReviewItem key={item.key} page={page} item={item} />
          ))}
      </div>
    </Card>
  )
}

function ReviewItem({ page, item }: { page: AreaPage; item: ItemHead }) {
  const t = useText(evaluationText)
  const { language } = useLanguage()
  const self = page.self.find((s) => s.item === item.key)
  const marks = page.marks.filter((m) => m.item === item.key)
  const shown = page.row.score?.items.find((i) => i.key === item.key)
  return (
    <section className="evaluation-item" aria-label={item.title[language]}>
      <h3>
        {item.title[language]} <span className="soft small">{t.upTo(sayPoints(item.weight))}</span>{' '}
        {shown?.differs && <Badge tone="late">{t.differs}</Badge>}
      </h3>
      <p className="soft small">{(item.criteria ?? item.rule)[language]}</p>
      <p className="text-lines">
        <span className="soft">{t.selfSaid}：</span>
        {self ? `${self.points === null ? '' : `${sayPoints(self.points)} · `}${self.text}` : t.noSelf}
      </p>
      <EvidenceList page={page} item={item.key} adds={false} />
      {item.kind === 'judged' && (
        <>
          {marks.some((m) => !m.own) && (
            <ul aria-label={t.others}>
              {marks
                .filter((m) => !m.own)
                .map((m) => (
                  <li key={m.byName + m.at}>
                    {m.byName}：{sayPoints(m.points)} <span className="soft small">{m.text}</span>
                  </li>
                ))}
            </ul>
          )}
          {page.mayReview && <MarkForm page={page} item={item} />}
        </>
      )}
    </section>
  )
}

function MarkForm({ page, item }: { page: AreaPage; item: ItemHead }) {
  const t = useText(evaluationText)
  const own = page.marks.find((m) => m.item === item.key && m.own)
  const { act, busy, errors } = useAct(giveMark)
  const [points, setPoints] = useState(own ? sayPoints(own.points) : '')
  const [text, setText] = useState(own?.text ?? '')

  async function submit(event: FormEvent) {
    event.preventDefault()
    const body = { item: item.key, points: hundredths(Number(points)), text }
    await act({ params: { roundId: page.round.id, area: page.row.area.code }, body })
  }

  return (
    <form className="row evaluation-mark" onSubmit={(event) => void submit(event)}>
      <ErrorSummary errors={errors} />
      <TextField
        name={`mark-${item.key}`}
        label={t.myMark}
        width={4}
        inputMode="decimal"
        required
        value={points}
        error={errorOf(errors, 'points')}
        onChange={setPoints}
      />
      <TextField
        name={`remark-${item.key}`}
        label={t.remark}
        maxLength={1000}
        value={text}
        error={errorOf(errors, 'text')}
        onChange={setText}
      />
      <Button type="submit" busy={busy} disabled={points.trim() === '' || !(Number(points) >= 0)}>
        {t.giveMark}
      </Button>
    </form>
  )
}
