import { useState } from 'react'
import {
  addSupport,
  addSupportVisit,
  endSupport,
  type LinkedSupport,
  listSupport,
} from '#contract/linked-support-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Checkbox } from '#web/kit/choice.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { errorOf } from '#web/kit/error-summary.tsx'
import { FormDialog } from '#web/kit/form-dialog.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Select } from '#web/kit/select.tsx'
import { TextArea, TextField } from '#web/kit/text-field.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { oversightText } from '#web/text/oversight.ts'
import type { OversightPlace } from './oversight-screen.tsx'

/** Who is linked to which township, how often they should have come and came, and what they helped with. */
export function SupportCard({ place }: { place: OversightPlace }) {
  const t = useText(oversightText)
  const support = useRoute(listSupport, { query: place.area ? { area: place.area } : {} })
  const [adds, setAdds] = useState(false)
  return (
    <Card
      title={t.support}
      actions={
        support.data?.mayAdd && (
          <Button small onClick={() => setAdds(true)}>
            {t.addSupport}
          </Button>
        )
      }
    >
      <Loaded query={support} lines={3}>
        {(reply) => (
          <div className="stack">
            {reply.links.length === 0 ? (
              <EmptyState title={t.noSupport}>{t.noSupportText}</EmptyState>
            ) : (
              reply.links.map((link) => <Link key={link.id} link={link} />)
            )}
            <p className="soft small">
              {t.supportHow(reply.perYear)} {t.source(reply.source.source)}
              {reply.source.reading && `（${t.reading}）`}
            </p>
            {adds && <Add targets={reply.targets} onClose={() => setAdds(false)} />}
          </div>
        )}
      </Loaded>
    </Card>
  )
}

function Link({ link }: { link: LinkedSupport }) {
  const t = useText(oversightText)
  const { language } = useLanguage()
  const { today } = useSession()
  const [open, setOpen] = useState<'visit' | 'end'>()
  const close = () => setOpen(undefined)
  return (
    <section className="stack tight">
      <div className="row">
        <h3>{link.area.name}</h3>
        {link.behind > 0 && link.to === null && <Badge tone="late">{t.behind(link.behind)}</Badge>}
        {link.to !== null && <Badge>{t.closed}</Badge>}
      </div>
      <p>
        {link.by.name} {link.leader}（{link.post}） · {sayDate(link.from, language)} –{' '}
        {link.to ? sayDate(link.to, language) : t.ongoing} · {t.made(link.made, link.owed)}
      </p>
      <p className="soft small">{link.reason}</p>
      {link.visits.length > 0 && (
        <details>
          <summary>
            {t.visits}（{link.visits.length}）
          </summary>
          <ul>
            {link.visits.map((visit) => (
              <li key={`${visit.on}${visit.problem}`}>
                <span className="numbers">{sayDate(visit.on, language)}</span> {visit.problem}：{visit.helped}{' '}
                <Badge tone={visit.solved ? 'good' : 'neutral'}>{visit.solved ? t.solved : t.unsolved}</Badge>
              </li>
            ))}
          </ul>
        </details>
      )}
      {link.mayWrite && (
        <div className="row no-print">
          <Button small onClick={() => setOpen('visit')}>
            {t.addVisit}
          </Button>
          <Button small kind="plain" onClick={() => setOpen('end')}>
            {t.endSupport}
          </Button>
        </div>
      )}
      {open === 'visit' && <AddVisit link={link} today={today} onClose={close} />}
      {open === 'end' && <End link={link} today={today} onClose={close} />}
    </section>
  )
}

function Add(props: { targets: readonly { code: string; name: string }[]; onClose: () => void }) {
  const t = useText(oversightText)
  const { today } = useSession()
  const { act, busy, errors } = useAct(addSupport)
  const [id] = useState(() => crypto.randomUUID())
  const [form, setForm] = useState({ area: '', leader: '', post: '', reason: '', from: today as string })
  const set = (key: keyof typeof form) => (value: string) => setForm({ ...form, [key]: value })
  const send = async () => (await act({ body: { id, ...form } })) !== undefined
  return (
    <FormDialog title={t.addSupport} busy={busy} errors={errors} onClose={props.onClose} onSend={send}>
      <Select
        name="area"
        label={t.area}
        required
        value={form.area}
        options={props.targets.map((a) => ({ value: a.code, label: a.name }))}
        error={errorOf(errors, 'area')}
        onChange={set('area')}
      />
      <TextField
        name="leader"
        label={t.leader}
        required
        value={form.leader}
        maxLength={40}
        error={errorOf(errors, 'leader')}
        onChange={set('leader')}
      />
      <TextField
        name="post"
        label={t.post}
        required
        value={form.post}
        maxLength={80}
        error={errorOf(errors, 'post')}
        onChange={set('post')}
      />
      <TextArea
        name="reason"
        label={t.why}
        required
        value={form.reason}
        maxLength={500}
        error={errorOf(errors, 'reason')}
        onChange={set('reason')}
      />
      <DateField
        name="from"
        label={t.from}
        value={form.from}
        today={today}
        error={errorOf(errors, 'from')}
        onChange={set('from')}
      />
    </FormDialog>
  )
}

type LinkProps = { link: LinkedSupport; today: string; onClose: () => void }

function AddVisit({ link, today, onClose }: LinkProps) {
  const t = useText(oversightText)
  const { act, busy, errors } = useAct(addSupportVisit)
  const [id] = useState(() => crypto.randomUUID())
  const [form, setForm] = useState({ on: today, problem: '', helped: '' })
  const [solved, setSolved] = useState(false)
  const set = (key: keyof typeof form) => (value: string) => setForm({ ...form, [key]: value })
  const send = async () =>
    (await act({ params: { supportId: link.id }, body: { id, ...form, solved } })) !== undefined
  return (
    <FormDialog title={t.addVisit} busy={busy} errors={errors} onClose={onClose} onSend={send}>
      <DateField
        name="on"
        label={t.on}
        value={form.on}
        today={today}
        error={errorOf(errors, 'on')}
        onChange={set('on')}
      />
      <TextArea
        name="problem"
        label={t.problem}
        required
        value={form.problem}
        maxLength={1000}
        error={errorOf(errors, 'problem')}
        onChange={set('problem')}
      />
      <TextArea
        name="helped"
        label={t.helped}
        required
        value={form.helped}
        maxLength={1000}
        error={errorOf(errors, 'helped')}
        onChange={set('helped')}
      />
      <Checkbox name="solved" label={t.solved} checked={solved} onChange={setSolved} />
    </FormDialog>
  )
}

function End({ link, today, onClose }: LinkProps) {
  const t = useText(oversightText)
  const { act, busy, errors } = useAct(endSupport)
  const [to, setTo] = useState(today)
  const send = async () => (await act({ params: { supportId: link.id }, body: { to } })) !== undefined
  return (
    <FormDialog title={t.endSupport} busy={busy} errors={errors} onClose={onClose} onSend={send}>
      <DateField
        name="to"
        label={t.to}
        value={to}
        today={today}
        error={errorOf(errors, 'to')}
        onChange={setTo}
      />
    </FormDialog>
  )
}
