import type { TierPage } from '#contract/tier-contract.ts'
import { addMonths, daysBetween, type PlainDate } from '#core/shared/plain-date.ts'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { tierText } from '#web/text/tier.ts'
import './tier.css'

const size = { width: 640, height: 220, left: 96, right: 12, top: 10, bottom: 26 }

/** The points as the steps they are, over the bands of the tiers; the same is told as words and as a table. */
export function PointsPicture({ page }: { page: TierPage }) {
  const t = useText(tierText)
  const say = useSay()
  const { language } = useLanguage()
  const { scheme, past, ahead, today, points } = page
  if (!scheme || past.length === 0) return null
  const from = past[0]?.from ?? today
  const until = addMonths(today, 12)
  const highest = Math.max(...[...past, ...ahead].map((s) => s.points), ...scheme.tiers.map((b) => b.from))
  const top = Math.ceil((highest + 10) / 10) * 10
  const across = size.width - size.left - size.right
  const down = size.height - size.top - size.bottom
  const x = (day: PlainDate) => size.left + (across * daysBetween(from, day)) / daysBetween(from, until)
  const y = (value: number) => size.top + down * (1 - value / top)
  const name = (key: string | null) => {
    const found = scheme.tiers.find((b) => b.key === key)
    return found ? say(found.name) : t.none
  }
  const line = (steps: readonly { from: PlainDate; points: number }[], end: PlainDate) =>
    steps
      .map(
        (s, i) =>
          `${i === 0 ? 'M' : 'L'}${x(s.from)} ${y(s.points)} L${x(steps[i + 1]?.from ?? end)} ${y(s.points)}`,
      )
      .join(' ')
  const dashed = [{ from: today, points }, ...ahead]
  return (
    <figure className="tier-picture">
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="img"
        aria-label={t.pictureWords(past[0]?.points ?? 0, points, name(page.proposed))}
      >
        {scheme.tiers.map((band, i) => {
          const above = scheme.tiers[i + 1]?.from ?? top
          return (
            <g key={band.key}>
              <rect
                className={`band band-${i}`}
                x={size.left}
                width={across}
                y={y(above)}
                height={y(band.from) - y(above)}
              />
              <text x={size.left - 8} y={(y(above) + y(band.from)) / 2 + 5} textAnchor="end">
                {say(band.name)}
              </text>
            </g>
          )
        })}
        <line className="now" x1={x(today)} x2={x(today)} y1={size.top} y2={size.height - size.bottom} />
        <path className="past" d={line(past, today)} />
        <path className="ahead" d={line(dashed, until)} />
        <circle cx={x(today)} cy={y(points)} r={4.5} />
        {x(today) - size.left > 130 && (
          <text x={size.left} y={size.height - 6}>
            {sayDate(from, language)}
          </text>
        )}
        <text x={x(today)} y={size.height - 6} textAnchor="middle">
          {t.today}
        </text>
        <text x={size.width - size.right} y={size.height - 6} textAnchor="end">
          {sayDate(until, language)}
        </text>
      </svg>
      <figcaption className="soft small">{t.pictureLead}</figcaption>
      <details>
        <summary className="fold">{t.steps}</summary>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t.from}</th>
              <th scope="col">{t.weigh}</th>
              <th scope="col">{t.suggestion}</th>
            </tr>
          </thead>
          <tbody>
            {[...past, ...ahead].map((step) => (
              <tr key={step.from}>
                <td className="numbers">{sayDate(step.from, language)}</td>
                <td className="numbers">{step.points}</td>
                <td>{name(step.tier)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
