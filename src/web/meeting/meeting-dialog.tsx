import { useState } from 'react'
import { useNavigate } from 'react-router'
import { showLeadingGroup } from '#contract/leading-group-contract.ts'
import { changeMeeting, createMeeting, meetingKinds, type showMeeting } from '#contract/meeting-contract.ts'
import { departments } from '#core/meeting/departments.ts'
import type { ReplyOf } from '#web/api/call.ts'
import { useAct } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { CheckboxGroup, RadioGroup } from '#web/kit/choice.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { errorOf } from '#web/kit/error-summary.tsx'
import { FormDialog } from '#web/kit/form-dialog.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { TextArea, TextField } from '#web/kit/text-field.tsx'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { meetingText } from '#web/text/meeting.ts'
import { useDepartmentName } from './department-name.ts'

type Meeting = ReplyOf<typeof showMeeting>
type Invited = Meeting['attendance'][number]
const noArea = { query: {} }

/** Registers a meeting, or sets one right. Whom to invite comes from the leading group. */
export function MeetingDialog({ meeting, onClose }: { meeting?: Meeting; onClose: () => void }) {
  const group = useRoute(showLeadingGroup, noArea, { enabled: !meeting })
  if (meeting) return <Form meeting={meeting} invited={meeting.attendance} onClose={onClose} />
  return (
    <Loaded query={group} lines={3}>
      {({ members }) => {
        const own = members.map(({ department, name }) => ({ department, name, present: true }))
        const usual = departments
          .filter((d) => d.always)
          .map(({ key }) => ({ department: key, name: '', present: true }))
        return <Form invited={own.length > 0 ? own : usual} onClose={onClose} />
      }}
    </Loaded>
  )
}

function Form(props: { meeting?: Meeting; invited: readonly Invited[]; onClose: () => void }) {
  const { meeting, invited, onClose } = props
  const t = useText(meetingText)
  const name = useDepartmentName()
  const navigate = useNavigate()
  const { today } = useSession()
  const creating = useAct(createMeeting)
  const changing = useAct(changeMeeting)
  const [id] = useState(() => crypto.randomUUID())
  const [values, setValues] = useState({
    kind: meeting?.kind ?? 'joint',
    title: meeting?.title ?? '',
    heldOn: meeting?.heldOn ?? today,
    place: meeting?.place ?? '',
    agenda: meeting?.agenda ?? '',
  })
  const [present, setPresent] = useState<readonly string[]>(() =>
    invited.flatMap((one, i) => (one.present ? [String(i)] : [])),
  )
  const errors = [...creating.errors, ...changing.errors]
  const set = (key: keyof typeof values) => (value: string) => setValues({ ...values, [key]: value })

  async function submit() {
    const body = {
      ...values,
      kind: meetingKinds.find((k) => k === values.kind) ?? 'joint',
      attendance: invited.map((one, i) => ({ ...one, present: present.includes(String(i)) })),
    }
    if (meeting) {
      if (await changing.act({ params: { meetingId: meeting.id }, body })) onClose()
      return
    }
    if (!(await creating.act({ body: { id, ...body } }))) return
    onClose()
    await navigate(`/meetings/${id}`)
  }

  return (
    <FormDialog
      wide
      title={meeting ? t.edit : t.addMeeting}
      busy={creating.busy || changing.busy}
      errors={errors}
      onClose={onClose}
      onSend={submit}
    >
      <RadioGroup
        name="kind"
        label={t.kind}
        across
        value={values.kind}
        options={meetingKinds.map((value) => ({ value, label: t.kinds[value] }))}
        onChange={set('kind')}
      />
      <TextField
        name="title"
        label={t.name}
        required
        value={values.title}
        maxLength={120}
        error={errorOf(errors, 'title')}
        onChange={set('title')}
      />
      <DateField
        name="heldOn"
        label={t.on}
        value={values.heldOn}
        today={today}
        error={errorOf(errors, 'heldOn')}
        onChange={set('heldOn')}
      />
      <TextField
        name="place"
        label={t.place}
        required
        value={values.place}
        maxLength={120}
        error={errorOf(errors, 'place')}
        onChange={set('place')}
      />
      <TextArea
        name="agenda"
        label={t.agenda}
        required
        rows={4}
        value={values.agenda}
        maxLength={4000}
        hint={t.minutesHint}
        error={errorOf(errors, 'agenda')}
        onChange={set('agenda')}
      />
      <CheckboxGroup
        name="attendance"
        label={t.attendance}
        hint={t.attendanceHint}
        across
        value={present}
        options={invited.map((one, i) => ({
          value: String(i),
          label: `${name(one.department)} ${one.name}`.trim(),
        }))}
        onChange={setPresent}
      />
    </FormDialog>
  )
}
