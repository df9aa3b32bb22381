import { useState } from 'react'
import { addMember, endMember, type Member, memberParts } from '#contract/leading-group-contract.ts'
import { departments } from '#core/meeting/departments.ts'
import { useAct } from '#web/api/use-act.ts'
import { RadioGroup } from '#web/kit/choice.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { errorOf } from '#web/kit/error-summary.tsx'
import { FormDialog } from '#web/kit/form-dialog.tsx'
import { Select } from '#web/kit/select.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { meetingText } from '#web/text/meeting.ts'
import { useDepartments } from './department-name.ts'

/** A member of the own leading group, or a named contact. */
export function MemberDialog({ onClose }: { onClose: () => void }) {
  const t = useText(meetingText)
  const { today } = useSession()
  const choices = useDepartments()
  const { act, busy, errors } = useAct(addMember)
  const [id] = useState(() => crypto.randomUUID())
  const [member, setMember] = useState({
    department: '',
    name: '',
    post: '',
    part: 'member',
    phone: '',
    from: today,
  })
  const set = (key: keyof typeof member) => (value: string) => setMember({ ...member, [key]: value })

  async function submit() {
    const { department, part, ...rest } = member
    const body = {
      ...{ id, ...rest },
      department: departments.find((d) => d.key === department)?.key ?? 'other',
      part: memberParts.find((p) => p === part) ?? 'member',
    }
    if (await act({ body })) onClose()
  }

  return (
    <FormDialog title={t.addMember} busy={busy} errors={errors} onClose={onClose} onSend={submit}>
      <Select
        name="department"
        label={t.memberDepartment}
        required
        value={member.department}
        options={choices}
        error={errorOf(errors, 'department')}
        onChange={set('department')}
      />
      <RadioGroup
        name="part"
        label={t.part}
        across
        value={member.part}
        options={memberParts.map((value) => ({ value, label: t.parts[value] }))}
        onChange={set('part')}
      />
      <TextField
        name="name"
        label={t.memberName}
        required
        value={member.name}
        maxLength={40}
        error={errorOf(errors, 'name')}
        onChange={set('name')}
      />
      <TextField
        name="post"
        label={t.post}
        required
        value={member.post}
        maxLength={80}
        error={errorOf(errors, 'post')}
        onChange={set('post')}
      />
      <TextField
        name="phone"
        label={t.phone}
        optional
        value={member.phone}
        maxLength={30}
        error={errorOf(errors, 'phone')}
        onChange={set('phone')}
      />
      <DateField
        name="from"
        label={t.from}
        value={member.from}
        today={today}
        error={errorOf(errors, 'from')}
        onChange={set('from')}
      />
    </FormDialog>
  )
}

export function EndMemberDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const t = useText(meetingText)
  const { today } = useSession()
  const { act, busy, errors } = useAct(endMember)
  const [to, setTo] = useState<string>(today)

  async function submit() {
    if (await act({ params: { memberId: member.id }, body: { to } })) onClose()
  }

  return (
    <FormDialog
      title={`${member.name} · ${t.leave}`}
      send={t.leave}
      busy={busy}
      errors={errors}
      onClose={onClose}
      onSend={submit}
    >
      <DateField
        name="to"
        label={t.leaveOn}
        value={to}
        today={today}
        error={errorOf(errors, 'to')}
        onChange={setTo}
      />
    </FormDialog>
  )
}
