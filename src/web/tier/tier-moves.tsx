import type { TierPage } from '#contract/tier-contract.ts'
import { Card } from '#web/kit/card.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { tierText } from '#web/text/tier.ts'

/** What single thing would change the proposal, calmer ones first. */
export function TierMoves({ page }: { page: TierPage }) {
  const t = useText(tierText)
  const say = useSay()
  const { language } = useLanguage()
  const name = (key: string) => {
    const found = page.scheme?.tiers.find((b) => b.key === key)
    return found ? say(found.name) : key
  }
  const said = (move: TierPage['moves'][number]) =>
    move.entry ? t.without(sayDate(move.entry.on, language), say(move.entry.title)) : say(move.says)
  return (
    <Card title={t.would}>
      <p className="soft small">{t.wouldLead}</p>
      {page.moves.length === 0 && <p>{t.wouldNone}</p>}
      {(['down', 'up'] as const).map((direction) => {
        const moves = page.moves.filter((m) => m.move === direction)
        if (moves.length === 0) return null
        return (
          <section key={direction}>
            <h3>{direction === 'down' ? t.wouldDown : t.wouldUp}</h3>
            <ul>
              {moves.map((move) => (
                <li key={`${move.to}${move.says.zh}${move.entry?.id}`}>
                  {t.when(said(move), name(move.to))}{' '}
                  <span className="soft numbers">{t.points(move.points)}</span>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </Card>
  )
}
