import { type FormEvent, useState } from 'react'
import { addScreeningLine } from '#contract/screening-contract.ts'
import { levelOf } from '#core/shared/area.ts'
import { useAct } from '#web/api/use-act.ts'
import { AreaPicker } from '#web/area/area-picker.tsx'
import { Button } from '#web/kit/button.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, errorOf, type FormError } from '#web/kit/error-summary.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { screeningText } from '#web/text/screening.ts'

/** One person to look for, by hand. */
export function AddDialog({ screeningId, onClose }: { screeningId: string; onClose: () => void }) {
  const t = useText(screeningText)
  const toast = useToast()
  const { grant } = useSession()
  const township = levelOf(grant.area) === 'township' ? grant.area : ''
  const initial = { name: '', idNumber: '', phone: '', address: '', township, remark: '' }
  const [values, setValues] = useState(initial)
  const [unsaid, setUnsaid] = useState<readonly FormError[]>([])
  const { act, busy, errors: sent } = useAct(addScreeningLine, { refresh: ['screening.'] })
  const errors = unsaid.length > 0 ? unsaid : sent

  async function submit(event: FormEvent) {
    event.preventDefault()
    const missing = (['name', 'idNumber', 'township'] as const).filter((f) => values[f].trim() === '')
    setUnsaid(missing.map((field) => ({ field, says: t.addForm.missing(t.addForm[field]) })))
    if (missing.length > 0) return
    const { phone, address, remark, ...needed } = values
    const optional = Object.entries({ phone, address, remark }).filter(([, v]) => v.trim() !== '')
    const body = { ...needed, ...Object.fromEntries(optional) }
    if (!(await act({ params: { screeningId }, body }))) return
    toast(t.addForm.done)
    onClose()
  }

  const field = (name: 'name' | 'idNumber' | 'phone' | 'address' | 'remark') => ({
    name,
    label: t.addForm[name],
    value: values[name],
    error: errorOf(errors, name),
    onChange: (value: string) => setValues({ ...values, [name]: value }),
  })
  return (
    <Dialog title={t.addForm.title} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <ErrorSummary errors={errors} />
        <TextField {...field('name')} maxLength={60} />
        <TextField {...field('idNumber')} maxLength={18} />
        <AreaPicker
          name="township"
          label={t.addForm.township}
          value={values.township}
          within={grant.area}
          level="township"
          error={errorOf(errors, 'township')}
          onChange={(code) => setValues({ ...values, township: code })}
        />
        <TextField {...field('phone')} type="tel" maxLength={20} optional />
        <TextField {...field('address')} maxLength={200} optional />
        <TextField {...field('remark')} maxLength={200} optional />
        <div className="row">
          <Button type="submit" kind="primary" busy={busy}>
            {t.addForm.go}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
