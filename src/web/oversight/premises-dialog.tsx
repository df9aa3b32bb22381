import { useState } from 'react'
import { type Premises, savePremises } from '#contract/means-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { CheckboxGroup, RadioGroup } from '#web/kit/choice.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { errorOf } from '#web/kit/error-summary.tsx'
import { FormDialog } from '#web/kit/form-dialog.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { officeMeansText } from '#web/text/office-means.ts'
import type { PremisesPage } from './premises-card.tsx'

const kinds = ['office', 'centre'] as const
const owners = ['own', 'rented', 'lent'] as const
const states = ['inUse', 'building', 'closed'] as const

/** Registers a place, or writes a new version of it; earlier versions stay. */
export function PremisesDialog(props: {
  page: PremisesPage
  place: Premises | undefined
  onClose: () => void
}) {
  const { page, place, onClose } = props
  const t = useText(officeMeansText)
  const say = useSay()
  const { today } = useSession()
  const { act, busy, errors } = useAct(savePremises)
  const [id] = useState(() => place?.id ?? crypto.randomUUID())
  const [form, setForm] = useState({
    kind: place?.kind ?? 'office',
    name: place?.name ?? '',
    address: place?.address ?? '',
    squareMetres: place ? String(place.squareMetres) : '',
    owner: place?.owner ?? 'own',
    since: (place?.since ?? today) as string,
    state: place?.state ?? 'inUse',
    serves: place?.serves.join('、') ?? '',
    note: place?.note ?? '',
  })
  const [rooms, setRooms] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries((place?.rooms ?? []).map((r) => [r.use, String(r.squareMetres)])),
  )
  const [functions, setFunctions] = useState<readonly string[]>(place?.functions ?? [])
  const set = (key: keyof typeof form) => (value: string) => setForm({ ...form, [key]: value })

  async function send() {
    const body = {
      ...form,
      id,
      version: (place?.version ?? 0) + 1,
      kind: kinds.find((k) => k === form.kind) ?? 'office',
      owner: owners.find((o) => o === form.owner) ?? 'own',
      state: states.find((s) => s === form.state) ?? 'inUse',
      squareMetres: Number(form.squareMetres),
      rooms: Object.entries(rooms)
        .filter(([, size]) => Number(size) > 0)
        .map(([use, size]) => ({ use, squareMetres: Number(size) })),
      functions: [...functions],
      serves: form.serves.split(/[、,，\s]+/).filter(Boolean),
    }
    return (await act({ body })) !== undefined
  }

  return (
    <FormDialog title={t.placeTitle} wide busy={busy} errors={errors} onClose={onClose} onSend={send}>
      <RadioGroup
        name="kind"
        label={t.placeKind}
        across
        value={form.kind}
        options={kinds.map((value) => ({ value, label: t.placeKinds[value] }))}
        onChange={set('kind')}
      />
      <div className="budget-fields">
        <TextField
          name="name"
          label={t.name}
          required
          value={form.name}
          maxLength={80}
          error={errorOf(errors, 'name')}
          onChange={set('name')}
        />
        <TextField
          name="address"
          label={t.address}
          required
          value={form.address}
          maxLength={200}
          error={errorOf(errors, 'address')}
          onChange={set('address')}
        />
        <TextField
          name="squareMetres"
          label={t.size}
          required
          inputMode="decimal"
          width={4}
          value={form.squareMetres}
          error={errorOf(errors, 'squareMetres')}
          onChange={set('squareMetres')}
        />
        <DateField
          name="since"
          label={t.since}
          value={form.since}
          today={today}
          error={errorOf(errors, 'since')}
          onChange={set('since')}
        />
      </div>
      <RadioGroup
        name="owner"
        label={t.owner}
        across
        value={form.owner}
        options={owners.map((value) => ({ value, label: t.owners[value] }))}
        onChange={set('owner')}
      />
      <RadioGroup
        name="state"
        label={t.state}
        across
        value={form.state}
        options={states.map((value) => ({ value, label: t.placeStates[value] }))}
        onChange={set('state')}
      />
      <div className="budget-fields">
        {page.rooms.map((room) => (
          <TextField
            key={room.key}
            name={`room-${room.key}`}
            label={`${say(room.title)}（${t.size}）`}
            optional
            inputMode="decimal"
            width={4}
            value={rooms[room.key] ?? ''}
            error={errorOf(errors, 'rooms')}
            onChange={(size) => setRooms({ ...rooms, [room.key]: size })}
          />
        ))}
      </div>
      <CheckboxGroup
        name="functions"
        label={t.functions}
        across
        value={functions}
        options={page.functions.map((f) => ({ value: f.key, label: say(f.title) }))}
        onChange={setFunctions}
      />
      <TextField
        name="serves"
        label={t.serves}
        optional
        value={form.serves}
        error={errorOf(errors, 'serves')}
        onChange={set('serves')}
      />
    </FormDialog>
  )
}
