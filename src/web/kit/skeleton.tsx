import { useText } from '#web/language/language.ts'
import { commonText } from '#web/text/common.ts'

const widths = ['92%', '78%', '85%', '64%', '88%', '70%']

/** Lines in the place of text that is on its way. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const t = useText(commonText)
  return (
    <div role="status" className="stack tight">
      <span className="hidden-words">{t.loading}</span>
      {Array.from({ length: lines }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are alike and never move.
        <span key={i} className="skeleton" style={{ width: widths[i % widths.length] }} />
      ))}
    </div>
  )
}
