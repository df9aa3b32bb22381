import { countTiers } from '#contract/tier-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Card } from '#web/kit/card.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { tierText } from '#web/text/tier.ts'

const noInput = {}

/** How many were in which tier at the end of each month: a bar beside each number. */
export function TierMonths() {
  const t = useText(tierText)
  const say = useSay()
  const { language } = useLanguage()
  const query = useRoute(countTiers, noInput)
  return (
    <Loaded query={query}>
      {({ tiers, months }) => {
        const highest = Math.max(1, ...months.flatMap((m) => Object.values(m.counts)))
        return (
          <Card title={t.months}>
            <p className="soft small">{t.monthsLead}</p>
            <section className="tier-scroll" aria-label={t.months}>
              <table className="plain-table">
                <thead>
                  <tr>
                    <th scope="col">{t.month}</th>
                    {tiers.map(({ key, name }) => (
                      <th scope="col" key={key}>
                        {say(name)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {[...months].reverse().map(({ day, counts }) => (
                    <tr key={day}>
                      <th scope="row" className="numbers nowrap">
                        {sayDate(day, language)}
                      </th>
                      {tiers.map(({ key }) => (
                        <td key={key} className="numbers">
                          <span className="row close">
                            <span>{counts[key] ?? 0}</span>
                            <svg width="90" height="10" aria-hidden="true">
                              <rect
                                className="tier-bar"
                                width={(90 * (counts[key] ?? 0)) / highest}
                                height="10"
                                rx="2"
                              />
                            </svg>
                          </span>
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          </Card>
        )
      }}
    </Loaded>
  )
}
