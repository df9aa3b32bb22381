import { useState } from 'react'
import type { TestFile } from '#contract/test-file-shape.ts'
import { Banner } from '#web/kit/banner.tsx'
import { Button, ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { recordPath } from '#web/record/record-path.ts'
import { testsText } from '#web/text/tests.ts'
import { WindowStrip } from './window-strip.tsx'

/** How often this person is tested and who requires it; a change is looked at before it is recorded. */
export function PlanCard(props: {
  file: TestFile
  caseId: string
  asked: string
  onAsk: (perYear: string) => void
}) {
  const { file, caseId, asked, onAsk } = props
  const { plan, history } = file
  const t = useText(testsText)
  const { language } = useLanguage()
  const [text, setText] = useState(asked || plan.perYear.join('、'))
  const numbers = text.split(/[^\d]+/).filter(Boolean)
  return (
    <Card title={t.plan.title}>
      <div className="stack">
        <p className="strong">{t.plan.perYear(plan.perYear)}</p>
        <p className="soft small">
          {plan.template
            ? t.plan.template
            : t.plan.required(plan.requirementRef ?? '—', sayDate(plan.since ?? file.today, language))}
        </p>
        <h3>{t.plan.windows}</h3>
        <p className="soft small">{t.plan.windowsLead}</p>
        {file.windows.length === 0 ? (
          <p className="soft">{t.plan.none}</p>
        ) : (
          <WindowStrip label={t.plan.windows} windows={file.windows} />
        )}
        {file.surprise.length > 0 && <p className="soft small">{t.plan.surprise(file.surprise.length)}</p>}
        {file.mayRecord.includes('testPlanned') && file.windows.length > 0 && (
          <form
            className="stack tight no-print"
            onSubmit={(event) => {
              event.preventDefault()
              onAsk(numbers.join(','))
            }}
          >
            <TextField
              name="perYear"
              label={t.plan.change}
              hint={t.plan.changeHint}
              value={text}
              onChange={setText}
              width={8}
            />
            <p className="row">
              <Button small type="submit">
                {t.plan.show}
              </Button>
              <ButtonLink small kind="plain" to={recordPath(caseId, 'testPlanned')}>
                {t.plan.record}
              </ButtonLink>
            </p>
          </form>
        )}
        {file.preview && (
          <Banner title={t.plan.preview}>
            <WindowStrip label={t.plan.preview} windows={file.preview} />
          </Banner>
        )}
        <h3>{t.plan.history}</h3>
        {history.length === 0 ? (
          <p className="soft small">{t.plan.noHistory}</p>
        ) : (
          <ul className="small">
            {history.map((h) => (
              <li key={h.on + h.requirementRef}>
                {sayDate(h.on, language)} · {t.plan.perYear(h.perYear)} · {h.requirementRef}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  )
}
