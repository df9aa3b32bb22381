import type { Sheet } from '#contract/ledger-contract.ts'
import { useText } from '#web/language/language.ts'
import { ledgerText } from '#web/text/ledger.ts'

/** Notes, definitions with their versions, and who signs the paper. */
export function SheetFoot({ sheet }: { sheet: Sheet }) {
  const t = useText(ledgerText)
  const hidden = sheet.rows.some((row) => row.cells.some((c) => c.hidden))
  return (
    <div className="stack tight small">
      {[...sheet.notes, ...(hidden ? [t.hiddenText] : [])].map((note) => (
        <p key={note} className="soft">
          {note}
        </p>
      ))}
      {sheet.signers.length > 0 && <p className="soft">{t.signed(sheet.signers)}</p>}
      {sheet.definitions.length > 0 && (
        <details>
          <summary className="fold">{t.definitions}</summary>
          <dl className="facts">
            {sheet.definitions.map((d) => (
              <div key={d.key} className="ledger-definition">
                <dt>
                  {d.title} <span className="soft">{t.versionOf(d.version)}</span>
                </dt>
                <dd>{d.means}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  )
}
