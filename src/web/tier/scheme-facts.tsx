import type { SchemeShown } from '#contract/tier-contract.ts'
import { Card } from '#web/kit/card.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { tierText } from '#web/text/tier.ts'

/** What counts, how much, for how long, and in which tier it holds a person meanwhile. */
export function SchemeFacts({ scheme }: { scheme: SchemeShown }) {
  const t = useText(tierText)
  const say = useSay()
  const lasts = (f: SchemeShown['facts'][number]) =>
    f.everyMonths !== null
      ? `${t.every(f.everyMonths)}${f.atMost === null ? '' : t.atMost(f.atMost)}`
      : `${t.days(f.days)}${f.fades > 0 ? t.fadesFor(f.fades) : ''}${f.atMost === null ? '' : t.atMost(f.atMost)}`
  return (
    <Card title={t.factsOf}>
      <p className="soft small">{t.monotone}</p>
      <section className="tier-scroll" aria-label={t.factsOf}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t.what}</th>
              <th scope="col">{t.weigh}</th>
              <th scope="col">{t.fades}</th>
            </tr>
          </thead>
          <tbody>
            {scheme.facts.map((f) => (
              <tr key={f.fact}>
                <th scope="row">{say(f.says)}</th>
                <td className="numbers nowrap">{f.points > 0 ? `+${f.points}` : f.points}</td>
                <td>
                  {lasts(f)}
                  {f.puts && <span className="soft small"> · {t.puts(say(f.puts))}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  )
}
