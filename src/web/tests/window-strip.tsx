import type { TestFile } from '#contract/test-file-shape.ts'
import { useText } from '#web/language/language.ts'
import { testsText } from '#web/text/tests.ts'

/** Every window of the term with its first day and the day before which it ends; the word says what the colour says. */
export function WindowStrip({ label, windows }: { label: string; windows: TestFile['windows'] }) {
  const t = useText(testsText)
  return (
    <ol className="test-windows" aria-label={label}>
      {windows.map((w) => (
        <li key={w.from} className={`test-window ${w.status}`}>
          <span className="numbers">{w.from.slice(2).replaceAll('-', '.')}</span>
          <span className="numbers soft">–{w.before.slice(2).replaceAll('-', '.')}</span>
          <span>{t.plan.status[w.status]}</span>
        </li>
      ))}
    </ol>
  )
}
