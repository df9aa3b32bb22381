import { useState } from 'react'
import {
  checkStandard,
  declareStandard,
  type StandingLine,
  showStandard,
} from '#contract/standard-contract.ts'
import { haveStates } from '#core/oversight/standing.ts'
import type { ReplyOf } from '#web/api/call.ts'
import { useAct } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge, type Tone } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { RadioGroup } from '#web/kit/choice.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { errorOf } from '#web/kit/error-summary.tsx'
import { FormDialog } from '#web/kit/form-dialog.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Select } from '#web/kit/select.tsx'
import { TextArea } from '#web/kit/text-field.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { officeMeansText } from '#web/text/office-means.ts'
import { oversightText } from '#web/text/oversight.ts'
import { Evidence } from './evidence.tsx'
import type { OversightPlace } from './oversight-screen.tsx'

type Standard = ReplyOf<typeof showStandard>
type State = (typeof haveStates)[number]
const tones: Record<StandingLine['state'], Tone> = {
  yes: 'good',
  partly: 'late',
  no: 'danger',
  unknown: 'neutral',
}

/** One township: each of the seven with where the word comes from, all declarations and checks below. */
export function StandardCard({ place }: { place: OversightPlace }) {
  const standard = useRoute(showStandard, { query: place.area ? { area: place.area } : {} })
  return <Loaded query={standard}>{(reply) => <Whole standard={reply} />}</Loaded>
}

function Whole({ standard }: { standard: Standard }) {
  const t = useText(officeMeansText)
  const general = useText(oversightText)
  const say = useSay()
  const { language } = useLanguage()
  const [open, setOpen] = useState<'declare' | 'check'>()
  const name = (key: string) => {
    const found = standard.haves.find((h) => h.key === key)
    return found ? say(found.title) : key
  }
  const [newest] = standard.declarations
  return (
    <>
      <Card
        title={`${standard.area.name} · ${t.haves} ${standard.standing.filter((s) => s.state === 'yes').length}/${standard.haves.length}`}
        actions={
          <>
            {standard.mayDeclare && (
              <Button small kind="primary" onClick={() => setOpen('declare')}>
                {t.declare}
              </Button>
            )}
            {standard.mayCheck && (
              <Button small onClick={() => setOpen('check')}>
                {t.check}
              </Button>
            )}
          </>
        }
      >
        <div className="stack">
          <ul className="have-list">
            {standard.standing.map((s) => (
              <li key={s.key}>
                <span className="strong">{name(s.key)}</span>
                <span>
                  <Badge tone={tones[s.state]}>{t.states[s.state]}</Badge>
                </span>
                {s.by && (
                  <span className="soft small">
                    {t.by[s.by]} {s.on && sayDate(s.on, language)}
                  </span>
                )}
                {s.contradicted && <span className="small">{t.contradicted}</span>}
              </li>
            ))}
          </ul>
          <p className="soft small">
            {t.havesHow} {general.source(standard.source.source)}
          </p>
        </div>
      </Card>
      <Card title={t.declarations} count={standard.declarations.length}>
        {standard.declarations.length === 0 && <p className="soft">{t.noneText}</p>}
        <ul className="plain-list">
          {standard.declarations.map((d) => (
            <li key={d.id} className="stack tight">
              <span>
                {sayDate(d.on, language)} {d.byName}
              </span>
              <span className="soft small">
                {standard.haves.map((h) => `${say(h.title)}：${t.states[d.items[h.key] ?? 'no']}`).join('；')}
              </span>
              {d.note && <span className="small">{d.note}</span>}
              <Evidence
                about="standard"
                aboutId={d.id}
                files={d.files}
                mayAttach={standard.mayDeclare && d.id === newest?.id}
              />
            </li>
          ))}
        </ul>
      </Card>
      {standard.checks.length > 0 && (
        <Card title={t.checks} count={standard.checks.length}>
          <ul className="plain-list">
            {standard.checks.map((c) => (
              <li key={c.id}>
                {name(c.item)} <Badge tone={tones[c.found]}>{t.states[c.found]}</Badge>{' '}
                <span className="soft small">
                  {sayDate(c.on, language)} {c.byAreaName} {c.byName}：{c.note}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {open === 'declare' && <Declare standard={standard} onClose={() => setOpen(undefined)} />}
      {open === 'check' && <Check standard={standard} onClose={() => setOpen(undefined)} />}
    </>
  )
}

type DialogProps = { standard: Standard; onClose: () => void }

function useStateOptions() {
  const t = useText(officeMeansText)
  return haveStates.map((value) => ({ value, label: t.states[value] }))
}

function Declare({ standard, onClose }: DialogProps) {
  const t = useText(officeMeansText)
  const say = useSay()
  const { today } = useSession()
  const options = useStateOptions()
  const { act, busy, errors } = useAct(declareStandard)
  const [id] = useState(() => crypto.randomUUID())
  const [on, setOn] = useState<string>(today)
  const [note, setNote] = useState('')
  const [items, setItems] = useState<Readonly<Record<string, State>>>(
    () => standard.declarations[0]?.items ?? {},
  )
  const send = async () => (await act({ body: { id, on, note, items: { ...items } } })) !== undefined
  return (
    <FormDialog
      title={t.declareTitle}
      lead={t.noneText}
      wide
      busy={busy}
      errors={errors}
      onClose={onClose}
      onSend={send}
    >
      {standard.haves.map((have) => (
        <RadioGroup
          key={have.key}
          name={`items-${have.key}`}
          label={say(have.title)}
          across
          value={items[have.key] ?? ''}
          options={options}
          onChange={(next) => setItems({ ...items, [have.key]: haveStates.find((s) => s === next) ?? 'no' })}
        />
      ))}
      <TextArea
        name="note"
        label={t.note}
        optional
        value={note}
        maxLength={2000}
        error={errorOf(errors, 'note')}
        onChange={setNote}
      />
      <DateField
        name="on"
        label={t.on}
        value={on}
        today={today}
        error={errorOf(errors, 'on')}
        onChange={setOn}
      />
    </FormDialog>
  )
}

function Check({ standard, onClose }: DialogProps) {
  const t = useText(officeMeansText)
  const say = useSay()
  const { today } = useSession()
  const options = useStateOptions()
  const { act, busy, errors } = useAct(checkStandard)
  const [id] = useState(() => crypto.randomUUID())
  const [form, setForm] = useState({ item: standard.haves[0]?.key ?? '', on: today as string, note: '' })
  const [found, setFound] = useState<State>('no')
  const set = (key: keyof typeof form) => (value: string) => setForm({ ...form, [key]: value })
  const send = async () =>
    (await act({ body: { id, area: standard.area.code, ...form, found } })) !== undefined
  return (
    <FormDialog title={t.checkTitle} busy={busy} errors={errors} onClose={onClose} onSend={send}>
      <Select
        name="item"
        label={t.haves}
        value={form.item}
        empty={false}
        options={standard.haves.map((h) => ({ value: h.key, label: say(h.title) }))}
        onChange={set('item')}
      />
      <RadioGroup
        name="found"
        label={t.found}
        across
        value={found}
        options={options}
        onChange={(next) => setFound(haveStates.find((s) => s === next) ?? 'no')}
      />
      <TextArea
        name="note"
        label={t.note}
        required
        value={form.note}
        maxLength={2000}
        error={errorOf(errors, 'note')}
        onChange={set('note')}
      />
      <DateField
        name="on"
        label={t.on}
        value={form.on}
        today={today}
        error={errorOf(errors, 'on')}
        onChange={set('on')}
      />
    </FormDialog>
  )
}
