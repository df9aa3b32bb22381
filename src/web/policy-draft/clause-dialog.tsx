import { useState } from 'react'
import type { DraftChange } from '#core/policy/draft-change.ts'
import { Button } from '#web/kit/button.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { Select } from '#web/kit/select.tsx'
import { TextArea, TextField } from '#web/kit/text-field.tsx'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { policyText } from '#web/text/policy.ts'
import { policyDraftText } from '#web/text/policy-draft.ts'

type ClauseChange = Extract<DraftChange, { do: 'clause' }>
const empty = { key: '', document: '', clause: '', says: '', text: '', from: '' }

/** A document of the place itself, for values to rest on. */
export function ClauseDialog({ onAdd, onClose }: { onAdd: (c: ClauseChange) => void; onClose: () => void }) {
  const t = useText(policyDraftText)
  const policy = useText(policyText)
  const { today } = useSession()
  const [typed, setTyped] = useState(empty)
  const [force, setForce] = useState<ClauseChange['force']>('T6')
  const put = (key: keyof typeof empty) => (value: string) => setTyped({ ...typed, [key]: value })
  const { key, document, clause, says, text, from } = typed
  const whole = [key, document, clause, says, from].every((part) => part.trim() !== '')
  return (
    <Dialog title={t.addClause} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          onAdd({ ...{ do: 'clause', key, document, clause, force, says, text: text || null, from } })
        }}
      >
        <TextField name="document" label={t.document} value={document} onChange={put('document')} required />
        <TextField name="clause" label={t.clauseNo} value={clause} onChange={put('clause')} required />
        <TextField
          name="key"
          label={t.clauseKey}
          hint={t.clauseKeyHint}
          value={key}
          onChange={put('key')}
          required
        />
        <Select
          name="force"
          label={t.force}
          empty={false}
          value={force}
          onChange={(next) => setForce(next === 'T4' || next === 'T5' ? next : 'T6')}
          options={(['T6', 'T5', 'T4'] as const).map((one) => ({ value: one, label: policy.force[one] }))}
        />
        <TextField name="says" label={t.says} value={says} onChange={put('says')} required />
        <TextArea name="text" label={t.text} rows={4} value={text} onChange={put('text')} />
        <DateField
          name="from"
          label={t.clauseFrom}
          value={from}
          onChange={put('from')}
          today={today}
          required
        />
        <Button kind="primary" type="submit" disabled={!whole}>
          {t.add}
        </Button>
      </form>
    </Dialog>
  )
}
