import type { CasePage } from '#contract/case-contract.ts'
import { showTests } from '#contract/test-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useMayUse } from '#web/session/session.ts'
import { testsText } from '#web/text/tests.ts'
import './tests.css'

/** On the page of a case: samples in which somebody has something to do, and the way to all tests. */
export function TestChainCard({ page }: { page: CasePage }) {
  const t = useText(testsText)
  const { language } = useLanguage()
  const may = useMayUse(['worker', 'stationHead', 'townshipOffice', 'policeLiaison'])
  const tested = page.entries.some((e) => e.type.startsWith('test'))
  const query = useRoute(
    showTests,
    { params: { caseId: page.caseId }, query: {} },
    { enabled: may && tested },
  )
  if (!may || !tested) return null
  return (
    <Card
      title={t.card.title}
      actions={
        <ButtonLink small to={`/cases/${page.caseId}/tests`}>
          {t.card.open}
        </ButtonLink>
      }
    >
      <Loaded query={query} lines={2}>
        {(file) => {
          const busy = file.chains.filter((c) => isBusy(c, file.today))
          if (busy.length === 0) return <p className="soft">{t.chain.emptyFurther}</p>
          return (
            <ul className="test-list">
              {busy.map((c) => (
                <li key={c.root}>
                  {sayDate(c.on, language)} {t.file.samples[c.sample]} · {t.chain.states[c.state]}
                  <span className="soft small">
                    {' '}
                    {t.chain.who[c.state]}
                    {c.dueOn && ` · ${t.chain.until} ${sayDate(c.dueOn, language)}`}
                  </span>
                  {c.waits && <p className="soft small">{t.file.waits}</p>}
                  {c.beforeReportIn && c.result === 'positive' && (
                    <p className="soft small">{t.file.before}</p>
                  )}
                </li>
              ))}
            </ul>
          )
        }}
      </Loaded>
    </Card>
  )
}

type Busy = {
  readonly state: string
  readonly dueOn: string | null
  readonly beforeReportIn: boolean
  readonly result: string
}

function isBusy(c: Busy, today: string): boolean {
  if (c.beforeReportIn && c.result === 'positive') return true
  return c.state !== 'settled' && c.state !== 'void' && !(c.state === 'told' && (c.dueOn ?? '') < today)
}
