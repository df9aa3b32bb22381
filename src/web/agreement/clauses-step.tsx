import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { AgreementPage } from '#contract/agreement-contract.ts'
import { applyChanges } from '#core/agreement/apply-changes.ts'
import type { AgreementClause } from '#core/agreement/clause.ts'
import { type AgreementPart, agreementParts } from '#core/agreement/plan-kinds.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { TextArea } from '#web/kit/text-field.tsx'
import { useText } from '#web/language/language.ts'
import { agreementText } from '#web/text/agreement.ts'
import { ClauseSource } from './clause-source.tsx'
import type { Drawing } from './use-agreement.ts'

/** The agreement clause by clause: the law's stand, the others are the office's to word. */
export function ClausesStep({ page, drawing }: { page: AgreementPage; drawing: Drawing }) {
  const t = useText(agreementText)
  const clauses = applyChanges(page.proposed, drawing.content.changes)
  const put = (part: AgreementPart, key: string, text: string | null | undefined) => {
    const rest = drawing.content.changes.filter((c) => c.key !== key || c.part !== part)
    drawing.set({ changes: text === undefined ? rest : [...rest, { part, key, text }] })
  }
  return (
    <>
      <p className="soft">{t.clauses.lead}</p>
      {agreementParts.map((part) => (
        <PartCard
          key={part}
          part={part}
          page={page}
          clauses={clauses.filter((c) => c.part === part)}
          left={page.proposed.filter(
            (c) => c.part === part && !clauses.some((x) => x.key === c.key && x.part === part),
          )}
          put={(key, text) => put(part, key, text)}
        />
      ))}
    </>
  )
}

type Put = (key: string, text: string | null | undefined) => void

function PartCard(props: {
  part: AgreementPart
  page: AgreementPage
  clauses: readonly AgreementClause[]
  left: readonly AgreementClause[]
  put: Put
}) {
  const { part, page, clauses, left, put } = props
  const t = useText(agreementText)
  const required = page.required.parts.includes(part)
  const [fresh, setFresh] = useState<string>()
  function addOwn() {
    const key = `own-${crypto.randomUUID().slice(0, 8)}`
    put(key, t.clauses.own)
    setFresh(key)
  }
  return (
    <Card title={t.parts[part]} actions={required && <Badge tone="info">{t.clauses.required}</Badge>}>
      <div className="stack">
        {required && (
          <p className="soft small">
            <ClauseSource page={page} clause={page.required.clause} words={t.clauses.requiredBy} />
          </p>
        )}
        {clauses.length === 0 && <p className="soft">{t.clauses.empty}</p>}
        <ol className="agreement-clauses">
          {clauses.map((clause) => (
            <ClauseLine
              key={clause.key}
              page={page}
              clause={clause}
              put={put}
              startOpen={clause.key === fresh}
            />
          ))}
        </ol>
        {left.map((clause) => (
          <p key={clause.key} className="row soft small">
            <span className="grow struck-text">{clause.text}</span>
            <Button small quiet onClick={() => put(clause.key, undefined)}>
              {t.clauses.bringBack}
            </Button>
          </p>
        ))}
        <p>
          <Button small icon={Plus} label={`${t.clauses.add}：${t.parts[part]}`} onClick={addOwn}>
            {t.clauses.add}
          </Button>
        </p>
      </div>
    </Card>
  )
}

function ClauseLine(props: { page: AgreementPage; clause: AgreementClause; put: Put; startOpen: boolean }) {
  const { page, clause, put, startOpen } = props
  const t = useText(agreementText)
  const [open, setOpen] = useState(startOpen)
  const { key, statutory, text, addition, changed } = clause
  const own = key.startsWith('own-')
  const label = statutory ? t.clauses.addition : t.clauses.wording
  const short = text.slice(0, 12)
  const act = open ? t.clauses.done : statutory ? t.clauses.supplement : t.clauses.reword
  return (
    <li>
      <p>
        {statutory && <Badge tone="info">{t.clauses.statutory}</Badge>}{' '}
        {own && <Badge>{t.clauses.own}</Badge>} {!own && changed && <Badge>{t.clauses.changed}</Badge>} {text}
        {addition && <span className="strong"> {addition}</span>}
      </p>
      <p className="row">
        <span className="soft small grow">
          <ClauseSource page={page} clause={clause.clause} />
        </span>
        <Button small quiet expanded={open} label={`${act}：${short}`} onClick={() => setOpen(!open)}>
          {act}
        </Button>
        {!statutory && (
          <Button
            small
            quiet
            label={`${t.clauses.leaveOut}：${short}`}
            onClick={() => put(key, own ? undefined : null)}
          >
            {t.clauses.leaveOut}
          </Button>
        )}
      </p>
      {open && (
        <TextArea
          name={`clause.${clause.part}.${key}`}
          label={label}
          rows={3}
          maxLength={2000}
          value={(statutory ? addition : text) ?? ''}
          onChange={(words) => put(key, words === '' ? undefined : words)}
        />
      )}
    </li>
  )
}
