import { CircleAlert, CircleCheck, CircleDashed, CircleMinus, CircleX, type LucideIcon } from 'lucide-react'
import type { CasePage, ShownEntry } from '#contract/case-contract.ts'
import { Card } from '#web/kit/card.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { caseText } from '#web/text/case.ts'
import { fieldsText } from '#web/text/fields.ts'
import { standing } from './entries.ts'

type Mark = { icon: LucideIcon; look: string; word: string }

/** The run of results as a strip, and the three counters of the statute with their thresholds. */
export function TestsCard({ page }: { page: CasePage }) {
  const t = useText(caseText)
  const fields = useText(fieldsText)
  const { language } = useLanguage()
  const tests = standing(page, 'testTaken', 'testRefused', 'testExcused')
  const { counters } = page.state

  function markOf(test: ShownEntry): Mark {
    if (test.type === 'testRefused') return { icon: CircleX, look: 'late', word: t.tests.refused }
    if (test.type === 'testExcused') return { icon: CircleDashed, look: 'neutral', word: t.tests.excused }
    const result = String(test.data['result'] ?? '')
    const word = fields.value['result']?.[result] ?? result
    if (result === 'negative') return { icon: CircleCheck, look: 'good', word }
    if (result === 'positive') return { icon: CircleAlert, look: 'danger', word }
    return { icon: CircleMinus, look: 'neutral', word }
  }

  const rows = [
    [t.tests.refusals, counters.testRefusals],
    [t.tests.leaves, counters.unauthorisedLeaves],
    [t.tests.leaveDays, counters.unauthorisedDays],
  ] as const

  return (
    <Card title={t.cards.tests} count={tests.length}>
      <div className="stack">
        {tests.length === 0 ? (
          <p className="soft">{t.tests.empty}</p>
        ) : (
          <ol className="strip" aria-label={t.tests.strip}>
            {tests.slice(-36).map((test) => {
              const { icon: Icon, look, word } = markOf(test)
              const sample = fields.value['sample']?.[String(test.data['sample'])] ?? ''
              return (
                <li key={test.id} className={`mark ${look}`}>
                  <a href={`#entry-${test.id}`}>
                    <Icon size={20} aria-hidden />
                    <span>{word}</span> <span className="soft">{test.on.slice(2, 7).replace('-', '.')}</span>
                    <span className="hidden-words">
                      {' '}
                      {t.tests.result(sayDate(test.on, language), sample)}
                    </span>
                  </a>
                </li>
              )
            })}
          </ol>
        )}
        <dl className="facts">
          {rows.map(([name, counter]) => (
            <div className="contents" key={name}>
              <dt>{name}</dt>
              <dd className="numbers">{t.tests.of(counter.value, counter.threshold)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Card>
  )
}
