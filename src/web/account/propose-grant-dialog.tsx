import { type FormEvent, useState } from 'react'
import { proposeGrant } from '#contract/account-contract.ts'
import { type Role, roles } from '#core/access/roles.ts'
import { useAct } from '#web/api/use-act.ts'
import { AreaPicker } from '#web/area/area-picker.tsx'
import { Button } from '#web/kit/button.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { Select } from '#web/kit/select.tsx'
import { TextArea } from '#web/kit/text-field.tsx'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { accountText } from '#web/text/account.ts'
import { rolesText } from '#web/text/roles.ts'
import { OrganisationPicker } from './organisation-picker.tsx'

/** Role × organisation × area × from–to; it does nothing until somebody else approves it. */
export function ProposeGrantDialog({ accountId, onClose }: { accountId: string; onClose: () => void }) {
  const t = useText(accountText)
  const roleWords = useText(rolesText)
  const { today } = useSession()
  const [values, setValues] = useState({ role: '', org: '', area: '', from: today, to: '', reason: '' })
  const { act, busy, errors } = useAct(proposeGrant)
  const field = (name: keyof typeof values) => ({
    name,
    label: t.fields[name],
    value: values[name],
    onChange: (value: string) => setValues({ ...values, [name]: value }),
    error: errorOf(errors, name),
  })

  async function submit(event: FormEvent) {
    event.preventDefault()
    const body = { ...values, role: values.role as Role, to: values.to || null }
    if (await act({ params: { accountId }, body })) onClose()
  }

  return (
    <Dialog title={t.one.proposeTitle} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <ErrorSummary errors={errors} />
        <Select
          {...field('role')}
          options={roles.map((value) => ({ value, label: roleWords.role[value] }))}
          required
        />
        <OrganisationPicker {...field('org')} required />
        <AreaPicker {...field('area')} required />
        <DateField {...field('from')} today={today} lean="future" required />
        <DateField {...field('to')} today={today} lean="future" hint={t.fields.toHint} optional />
        <TextArea {...field('reason')} maxLength={200} required />
        <Button type="submit" kind="primary" busy={busy}>
          {t.one.proposeGo}
        </Button>
      </form>
    </Dialog>
  )
}
