import type { ReactNode } from 'react'
import { previewEnding } from '#contract/ending-contract.ts'
import type { EndingAct } from '#core/ending/ending-tabs.ts'
import { isPlainDate } from '#core/shared/plain-date.ts'
import type { ReplyOf } from '#web/api/call.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Banner } from '#web/kit/banner.tsx'
import { Card } from '#web/kit/card.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { endingText } from '#web/text/ending.ts'
import { labelsText } from '#web/text/labels.ts'
import { type ActValues, reasonsOf } from './act-values.ts'
import './ending.css'

type Preview = ReplyOf<typeof previewEnding>

/** What replay says would follow, as soon as reason and day are known. The button of the act stands below it, never above. */
export function Follows(props: { caseId: string; act: EndingAct; values: ActValues; children: ReactNode }) {
  const t = useText(endingText)
  const { caseId, act, values } = props
  const ready = isPlainDate(values.since) && (reasonsOf(act).length === 0 || values.reason !== '')
  const body = { act, on: values.since, ...(values.reason === '' ? {} : { reason: values.reason }) }
  const preview = useRoute(previewEnding, { params: { caseId }, body }, { enabled: ready })
  return (
    <Card title={t.follows}>
      {ready ? (
        <Loaded query={preview} lines={4}>
          {(found) => (
            <div className="stack">
              <Seen preview={found} act={act} />
              {found.refusals.length === 0 && <div className="row">{props.children}</div>}
            </div>
          )}
        </Loaded>
      ) : (
        <p className="soft">{t.followsWait}</p>
      )}
    </Card>
  )
}

function Seen({ preview, act }: { preview: Preview; act: EndingAct }) {
  const t = useText(endingText)
  const labels = useText(labelsText)
  const say = useSay()
  if (preview.refusals.length > 0)
    return (
      <Banner kind="danger" title={t.impossible}>
        {preview.refusals.map((r) => (
          <p key={r.zh}>{say(r)}</p>
        ))}
      </Banner>
    )
  return (
    <>
      {preview.warnings.map((w) => (
        <Banner key={w.says.zh} kind="late">
          {say(w.says)}
        </Banner>
      ))}
      <dl className="facts follows">
        <dt>{t.stage}</dt>
        <dd>
          {labels.stage[preview.from]} → <strong>{labels.stage[preview.to]}</strong>
        </dd>
        {preview.clause && (
          <>
            <dt>{t.clause}</dt>
            <dd>
              {preview.clause.document} {preview.clause.clause}：{say(preview.clause.says)}
            </dd>
          </>
        )}
        <Term preview={preview} act={act} />
        <dt>{t.tell}</dt>
        <dd>
          <Told preview={preview} />
        </dd>
        <Duties title={t.gone} duties={preview.dutiesGone} />
        <Duties title={t.added2} duties={preview.dutiesNew} />
        <Findings title={t.findings} findings={preview.findingsNew} />
        <Findings title={t.findingsGone} findings={preview.findingsGone} />
      </dl>
    </>
  )
}

function Term({ preview, act }: { preview: Preview; act: EndingAct }) {
  const t = useText(endingText)
  const { language } = useLanguage()
  const { termBefore, termAfter, suspendedDays } = preview
  if (!termBefore || !termAfter || act === 'terminate') return null
  return (
    <>
      <dt>{t.term}</dt>
      <dd>
        {sayDate(termBefore, language)}
        {termBefore !== termAfter && (
          <>
            {' → '}
            <strong>{sayDate(termAfter, language)}</strong>
          </>
        )}
        {suspendedDays > 0 && <span className="soft small"> （{t.moved(suspendedDays)}）</span>}
        {act === 'suspend' && <p className="soft small">{t.daily}</p>}
      </dd>
    </>
  )
}

function Told({ preview }: { preview: Preview }) {
  const t = useText(endingText)
  const { language } = useLanguage()
  if (preview.notices.length === 0) return <>{t.tellNobody}</>
  return (
    <>
      <ul>
        {preview.notices.map((n) => (
          <li key={n.to}>
            {t.to[n.to]}{' '}
            <span className="soft small">
              {t.by[n.owedBy]} · {n.dueOn ? t.noticesBy(sayDate(n.dueOn, language)) : t.promptly}
            </span>
          </li>
        ))}
      </ul>
      {preview.notices.some((n) => n.reading) && <p className="soft small">{t.readingNote}</p>}
    </>
  )
}

function Duties({ title, duties }: { title: string; duties: Preview['dutiesGone'] }) {
  const labels = useText(labelsText)
  const { language } = useLanguage()
  if (duties.length === 0) return null
  return (
    <>
      <dt>{title}</dt>
      <dd>
        <ul>
          {duties.map((d) => (
            <li key={`${d.kind}${d.dueOn}`}>
              {labels.duty[d.kind]} <span className="soft small">{sayDate(d.dueOn, language)}</span>
            </li>
          ))}
        </ul>
      </dd>
    </>
  )
}

function Findings({ title, findings }: { title: string; findings: Preview['findingsNew'] }) {
  const say = useSay()
  if (findings.length === 0) return null
  return (
    <>
      <dt>{title}</dt>
      <dd>
        <ul>
          {findings.map((f) => (
            <li key={f.zh}>{say(f)}</li>
          ))}
        </ul>
      </dd>
    </>
  )
}
