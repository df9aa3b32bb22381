import type { Chain, TestFile } from '#contract/test-file-shape.ts'
import { useSay, useText } from '#web/language/language.ts'
import { testsText } from '#web/text/tests.ts'

type Shown = Chain['tests'][number]['defects']

/** What the record of a test lacks, each with its clause. It changes no result; a person weighs it. */
export function Defects({ defects, clauses }: { defects: Shown; clauses: TestFile['clauses'] }) {
  const t = useText(testsText)
  const say = useSay()
  if (defects.length === 0) return <p className="soft small">{t.file.complete}</p>
  return (
    <details>
      <summary className="fold">{t.file.defects(defects.length)}</summary>
      <ul className="small">
        {defects.map((d) => (
          <li key={d.kind}>
            {say(d.says)} <span className="soft">{clauses[d.clause]}</span>
          </li>
        ))}
      </ul>
      <p className="soft small">{t.file.defectsLead}</p>
    </details>
  )
}
