import { useState } from 'react'
import type { AgreementPage, AgreementVersion } from '#contract/agreement-contract.ts'
import { agreementParts } from '#core/agreement/plan-kinds.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { sayInstant } from '#web/language/dates.ts'
import { useText } from '#web/language/language.ts'
import { agreementText } from '#web/text/agreement.ts'
import { fieldsText } from '#web/text/fields.ts'

const tones = { drawn: 'neutral', signed: 'good', refused: 'late', replaced: 'neutral' } as const

/** Every version for every place, with the words as they were agreed on. */
export function VersionsPart({ page }: { page: AgreementPage }) {
  const t = useText(agreementText)
  if (page.versions.length === 0) return <p className="soft">{t.versions.none}</p>
  return page.versions.map((version) => <VersionCard key={version.version} version={version} />)
}

function VersionCard({ version }: { version: AgreementVersion }) {
  const t = useText(agreementText)
  const fields = useText(fieldsText)
  const [open, setOpen] = useState(false)
  const title = t.versions.row(version.version)
  return (
    <Card
      title={title}
      actions={
        <>
          <Badge tone={tones[version.status]}>{t.versions.status[version.status]}</Badge>
          <Button
            small
            expanded={open}
            label={`${open ? t.versions.hide : t.versions.show}：${title}`}
            onClick={() => setOpen(!open)}
          >
            {open ? t.versions.hide : t.versions.show}
          </Button>
        </>
      }
    >
      <div className="stack tight">
        <p className="soft small">
          {version.placeName ?? version.place} · {sayInstant(version.at)} · {version.byName}
        </p>
        <ul className="plain-list">
          {version.signers.map((s, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a signed version does not change.
            <li key={i}>
              {fields.value['kind']?.[s.kind] ?? s.kind} {s.name}{' '}
              <span className="soft small">
                {s.way ? (fields.value['way']?.[s.way] ?? s.way) : ''} {s.on ?? ''} {s.reason}
              </span>
            </li>
          ))}
        </ul>
        {open &&
          agreementParts.map((part) => {
            const lines = version.clauses.filter((c) => c.part === part)
            if (lines.length === 0) return null
            return (
              <section key={part}>
                <h3>{t.parts[part]}</h3>
                <ol>
                  {lines.map((c) => (
                    <li key={c.key}>
                      {c.text}
                      {c.addition && <span className="strong"> {c.addition}</span>}
                    </li>
                  ))}
                </ol>
              </section>
            )
          })}
      </div>
    </Card>
  )
}
