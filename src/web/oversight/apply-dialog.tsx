import { useState } from 'react'
import { useNavigate } from 'react-router'
import { applyForUnit, previewUnit } from '#contract/demonstration-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { errorOf } from '#web/kit/error-summary.tsx'
import { FormDialog } from '#web/kit/form-dialog.tsx'
import { Select } from '#web/kit/select.tsx'
import { TextArea, TextField } from '#web/kit/text-field.tsx'
import { useUnsavedDraft } from '#web/kit/use-unsaved-draft.ts'
import { useSay, useText } from '#web/language/language.ts'
import { demonstrationText } from '#web/text/demonstration.ts'
import { CriteriaTable } from './criteria-table.tsx'

const empty = { title: '', name: '', statement: '' }
const noInput = {}

/** Applies for a title, with the criteria and how the own office stands by them before the eyes. */
export function ApplyDialog({ onClose }: { onClose: () => void }) {
  const t = useText(demonstrationText)
  const say = useSay()
  const navigate = useNavigate()
  const preview = useRoute(previewUnit, noInput).data
  const { act, busy, errors } = useAct(applyForUnit)
  const [id] = useState(() => crypto.randomUUID())
  const draft = useUnsavedDraft('unit.apply', empty)
  const { values } = draft

  async function send() {
    if (!(await act({ body: { id, ...values } }))) return false
    draft.clear()
    await navigate(`/oversight/units/${id}`)
    return true
  }

  return (
    <FormDialog
      title={t.applyTitle}
      send={t.apply}
      wide
      busy={busy}
      errors={errors}
      onClose={onClose}
      onSend={send}
    >
      <Select
        name="title"
        label={t.unitTitle}
        required
        value={values.title}
        options={(preview?.titles ?? []).map((one) => ({ value: one.key, label: say(one.title) }))}
        error={errorOf(errors, 'title')}
        onChange={(title) => draft.set({ title })}
      />
      <TextField
        name="name"
        label={t.name}
        required
        value={values.name}
        maxLength={80}
        error={errorOf(errors, 'name')}
        onChange={(name) => draft.set({ name })}
      />
      <TextArea
        name="statement"
        label={t.statement}
        hint={t.statementHint}
        required
        rows={5}
        value={values.statement}
        maxLength={4000}
        error={errorOf(errors, 'statement')}
        onChange={(statement) => draft.set({ statement })}
      />
      {preview && (
        <CriteriaTable criteria={preview.criteria} source={preview.source} now={preview.measured} />
      )}
    </FormDialog>
  )
}
