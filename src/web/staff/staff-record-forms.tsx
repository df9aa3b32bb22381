import { type FormEvent, type ReactNode, useState } from 'react'
import { v7 } from 'uuid'
import { changeStaff, type StaffRow } from '#contract/staff-contract.ts'
import {
  addCertificate,
  addTraining,
  certificateKinds,
  certificateLevels,
  endCertificate,
  type StaffRecord,
} from '#contract/staff-record-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { RadioGroup } from '#web/kit/choice.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { ErrorSummary, errorOf, type FormError } from '#web/kit/error-summary.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { staffText } from '#web/text/staff.ts'

type Props = { readonly staff: StaffRow; readonly onDone: () => void }
const refresh = { refresh: ['staff.', 'overview.'] }

function RecordForm(props: {
  title: string
  busy: boolean
  errors: readonly FormError[]
  onSend: () => Promise<unknown>
  onDone: () => void
  children: ReactNode
}) {
  const t = useText(staffText).staff.record
  async function submit(event: FormEvent) {
    event.preventDefault()
    if (await props.onSend()) props.onDone()
  }
  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <h3>{props.title}</h3>
      <ErrorSummary errors={props.errors} />
      {props.children}
      <div className="row">
        <Button type="submit" kind="primary" busy={props.busy}>
          {t.save}
        </Button>
      </div>
    </form>
  )
}

export function TimeForm({ staff, onDone }: Props) {
  const t = useText(staffText).staff.record
  const { today } = useSession()
  const [values, setValues] = useState({
    fullTime: `${staff.fullTime}`,
    socialWorker: `${staff.socialWorker}`,
    since: today,
  })
  const { act, busy, errors } = useAct(changeStaff, refresh)
  const body = {
    fullTime: values.fullTime === 'true',
    socialWorker: values.socialWorker === 'true',
    since: values.since,
  }
  const choice = (name: 'fullTime' | 'socialWorker') => (
    <RadioGroup
      name={name}
      label={name === 'fullTime' ? t.times : t.fields.kind}
      across
      value={values[name]}
      onChange={(value) => setValues({ ...values, [name]: value })}
      options={(['true', 'false'] as const).map((value) => ({ value, label: t[name][value] }))}
    />
  )
  return (
    <RecordForm
      title={t.change}
      {...{ busy, errors, onDone }}
      onSend={() => act({ params: { staffId: staff.id }, body }, { ifMatch: staff.version })}
    >
      {choice('fullTime')}
      {choice('socialWorker')}
      <DateField
        name="since"
        label={t.fields.since}
        value={values.since}
        onChange={(since) => setValues({ ...values, since })}
        today={today}
        error={errorOf(errors, 'since')}
        required
      />
    </RecordForm>
  )
}

export function LeaveForm({ staff, onDone }: Props) {
  const t = useText(staffText).staff.record
  const { today } = useSession()
  const [endedOn, setEndedOn] = useState(today)
  const { act, busy, errors } = useAct(changeStaff, refresh)
  return (
    <RecordForm
      title={t.leave}
      {...{ busy, errors, onDone }}
      onSend={() => act({ params: { staffId: staff.id }, body: { endedOn } }, { ifMatch: staff.version })}
    >
      <DateField
        name="endedOn"
        label={t.fields.endedOn}
        value={endedOn}
        onChange={setEndedOn}
        today={today}
        error={errorOf(errors, 'endedOn')}
        required
      />
    </RecordForm>
  )
}

export function CertificateForm({ staff, onDone }: Props) {
  const t = useText(staffText).staff.record
  const { today } = useSession()
  const [values, setValues] = useState({ kind: 'socialWorker', level: '', title: '', from: today, to: '' })
  const [id] = useState(() => v7())
  const { act, busy, errors } = useAct(addCertificate, refresh)
  const field = (name: 'title' | 'from' | 'to') => ({
    name,
    label: t.fields[name],
    value: values[name],
    onChange: (value: string) => setValues({ ...values, [name]: value }),
    error: errorOf(errors, name),
  })
  const body = {
    id,
    title: values.title,
    from: values.from,
    kind: certificateKinds.find((k) => k === values.kind) ?? ('other' as const),
    level: certificateLevels.find((l) => l === values.level) ?? null,
    to: values.to || null,
  }
  return (
    <RecordForm
      title={t.addCertificate}
      {...{ busy, errors, onDone }}
      onSend={() => act({ params: { staffId: staff.id }, body })}
    >
      <RadioGroup
        name="kind"
        label={t.fields.kind}
        across
        value={values.kind}
        onChange={(kind) => setValues({ ...values, kind })}
        options={certificateKinds.map((value) => ({ value, label: t.kinds[value] }))}
      />
      <RadioGroup
        name="level"
        label={t.fields.level}
        across
        value={values.level}
        onChange={(level) => setValues({ ...values, level })}
        options={certificateLevels.map((value) => ({ value, label: t.levels[value] }))}
      />
      <TextField {...field('title')} required />
      <DateField {...field('from')} today={today} required />
      <DateField {...field('to')} today={today} lean="future" optional />
    </RecordForm>
  )
}

export function EndForm({
  staff,
  certificate,
  onDone,
}: Props & { readonly certificate: StaffRecord['certificates'][number] }) {
  const t = useText(staffText).staff.record
  const { today } = useSession()
  const [to, setTo] = useState(today)
  const { act, busy, errors } = useAct(endCertificate, refresh)
  return (
    <RecordForm
      title={t.endTitle(certificate.title)}
      {...{ busy, errors, onDone }}
      onSend={() => act({ params: { staffId: staff.id, certificateId: certificate.id }, body: { to } })}
    >
      <DateField
        name="to"
        label={t.fields.to}
        value={to}
        onChange={setTo}
        today={today}
        error={errorOf(errors, 'to')}
        required
      />
    </RecordForm>
  )
}

export function TrainingForm({ staff, onDone }: Props) {
  const t = useText(staffText).staff.record
  const { today } = useSession()
  const [values, setValues] = useState({ on: today, hours: '', topic: '' })
  const [id] = useState(() => v7())
  const { act, busy, errors } = useAct(addTraining, refresh)
  const field = (name: keyof typeof values) => ({
    name,
    label: t.fields[name],
    value: values[name],
    onChange: (value: string) => setValues({ ...values, [name]: value }),
    error: errorOf(errors, name),
  })
  return (
    <RecordForm
      title={t.addTraining}
      {...{ busy, errors, onDone }}
      onSend={() =>
        act({ params: { staffId: staff.id }, body: { ...values, id, hours: Number(values.hours) } })
      }
    >
      <DateField {...field('on')} today={today} max={today} required />
      <TextField {...field('topic')} required />
      <TextField {...field('hours')} width={4} inputMode="numeric" required />
    </RecordForm>
  )
}
