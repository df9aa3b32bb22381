import { PencilLine } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import type { CasePage } from '#contract/case-contract.ts'
import { Button } from '#web/kit/button.tsx'
import { Drawer } from '#web/kit/dialog.tsx'
import { useText } from '#web/language/language.ts'
import { recordPath } from '#web/record/record-path.ts'
import { caseText } from '#web/text/case.ts'
import { labelsText } from '#web/text/labels.ts'
import { families, familyOf } from './entry-families.ts'
import { entryName } from './use-why.tsx'

/** An order has its own screen, striking starts at the entry itself. */
const elsewhere = ['orderIssued', 'struck']

/** What may be recorded now, by family. */
export function RecordMenu({ page }: { page: CasePage }) {
  const t = useText(caseText)
  const labels = useText(labelsText)
  const [open, setOpen] = useState(false)
  const types = page.mayRecord.filter((type) => !elsewhere.includes(type))
  const groups = families
    .map((family) => ({ family, types: types.filter((type) => familyOf(type) === family) }))
    .filter((group) => group.types.length > 0)
  if (types.length === 0) return null
  return (
    <>
      <Button kind="primary" icon={PencilLine} onClick={() => setOpen(true)}>
        {t.record}
      </Button>
      {open && (
        <Drawer title={t.record} onClose={() => setOpen(false)}>
          <nav className="stack" aria-label={t.record}>
            {groups.map((group) => (
              <section key={group.family} className="stack tight">
                <h3>{labels.family[group.family]}</h3>
                <ul className="record-links">
                  {group.types.map((type) => (
                    <li key={type}>
                      <Link className="button" to={recordPath(page.caseId, type)}>
                        {entryName(labels, type)}
                      </Link>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </nav>
        </Drawer>
      )}
    </>
  )
}
