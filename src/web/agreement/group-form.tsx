import { Plus, Trash2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { GroupPage } from '#contract/agreement-contract.ts'
import { recordEntries } from '#contract/case-contract.ts'
import { type GroupHelper, groupHelpers } from '#core/agreement/signer-kinds.ts'
import { lackingOf } from '#web/agreement/lacking-of.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Checkbox } from '#web/kit/choice.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { Select } from '#web/kit/select.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useUnsavedDraft } from '#web/kit/use-unsaved-draft.ts'
import { useText } from '#web/language/language.ts'
import { agreementText } from '#web/text/agreement.ts'
import { useKindName } from './use-kind-name.ts'

type Member = GroupPage['members'][number]
type Kind = Member['kind']
type Values = { members: readonly Member[]; reasons: Readonly<Record<string, string>>; on: string }

const kinds: readonly Kind[] = ['worker', 'police', 'medic', 'family', 'volunteer', 'socialWorker', 'other']

/** Forms the group or changes it: the whole list is written anew, so that the file shows who was in it when. */
export function GroupForm({ caseId, page }: { caseId: string; page: GroupPage }) {
  const t = useText(agreementText)
  const toast = useToast()
  const kindName = useKindName()
  const [id, setId] = useState(() => crypto.randomUUID())
  const { act, busy, errors } = useAct(recordEntries)
  const draft = useUnsavedDraft<Values>(`group.${caseId}`, {
    members: page.members.length > 0 ? page.members : firstMembers(page),
    reasons: Object.fromEntries(page.reasons.map((r) => [r.kind, r.reason])),
    on: page.today,
  })
  const { members, reasons, on } = draft.values
  const put = (at: number, change: Partial<Member>) =>
    draft.set({ members: members.map((m, i) => (i === at ? { ...m, ...change } : m)) })
  const lacking = lackingOf(page.asked, members, page.today)

  async function submit(event: FormEvent) {
    event.preventDefault()
    const explained = lacking.flatMap((kind) => {
      const reason = reasons[kind]?.trim()
      return reason ? [{ kind, reason }] : []
    })
    const data = {
      members: members.filter((m) => m.name).map(tidy),
      ...(explained.length > 0
        ? { lacking: explained, reason: explained.map((l) => `${kindName(l.kind)}：${l.reason}`).join('；') }
        : {}),
    }
    const done = await act({
      params: { caseId },
      body: { entries: [{ id, type: 'workGroupFormed', on, data }] },
    })
    if (!done) return
    draft.clear()
    setId(crypto.randomUUID())
    toast(t.group.saved)
  }

  return (
    <Card title={page.formedOn ? t.group.edit : t.group.save}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <ErrorSummary errors={errors} />
        {members.map((member, i) => (
          <MemberFields
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name; they are edited where they stand.
            key={i}
            at={i}
            page={page}
            member={member}
            put={(change) => put(i, change)}
            remove={() => draft.set({ members: members.filter((_, at) => at !== i) })}
          />
        ))}
        <p>
          <Button
            icon={Plus}
            onClick={() => draft.set({ members: [...members, { kind: 'other', from: page.today }] })}
          >
            {t.group.add}
          </Button>
        </p>
        {lacking.map((kind) => (
          <TextField
            key={kind}
            name={`lacking.${kind}`}
            label={`${kindName(kind)}：${t.group.because}`}
            maxLength={200}
            optional
            value={reasons[kind] ?? ''}
            onChange={(reason) => draft.set({ reasons: { ...reasons, [kind]: reason } })}
          />
        ))}
        <DateField
          name="on"
          label={t.group.on}
          value={on}
          today={page.today}
          error={errorOf(errors, 'on')}
          onChange={(day) => draft.set({ on: day })}
        />
        <div className="row">
          <Button type="submit" kind="primary" busy={busy}>
            {t.group.save}
          </Button>
        </div>
      </form>
    </Card>
  )
}

/** One line for each kind of the law; who is known already stands in it. */
function firstMembers(page: GroupPage): readonly Member[] {
  return page.asked
    .filter((k) => k.law)
    .map(({ kind }) => {
      const known = kind === 'volunteer' ? page.volunteers.matched[0] : undefined
      return { kind: kind as Kind, from: page.today, ...(known ? { name: known } : {}) }
    })
}

/** Empty answers are left out: the entry type refuses them. */
function tidy(member: Member): Member {
  return Object.fromEntries(
    Object.entries(member).filter(([, value]) => value !== '' && value !== false),
  ) as Member
}

function MemberFields(props: {
  at: number
  page: GroupPage
  member: Member
  put: (change: Partial<Member>) => void
  remove: () => void
}) {
  const { at, page, member, put, remove } = props
  const t = useText(agreementText)
  const kindName = useKindName()
  const name = (key: string) => `members.${at}.${key}`
  const people = page.people.filter((p) => p.kind === member.kind)

  function pick(staff: string) {
    const found = people.find((p) => p.staff === staff)
    if (found) put({ staff, name: found.name, org: found.org, phone: found.phone ?? '' })
  }

  return (
    <fieldset className="agreement-line">
      <legend className="strong">{`${kindName(member.as ?? member.kind)} ${member.name ?? ''}`}</legend>
      <Select
        name={name('kind')}
        label={t.group.kind}
        value={member.kind}
        empty={false}
        options={kinds.map((value) => ({ value, label: kindName(value) }))}
        onChange={(kind) => put({ kind: kind as Kind })}
      />
      {member.kind === 'other' && (
        <Select
          name={name('as')}
          label={t.group.as}
          value={member.as ?? ''}
          options={groupHelpers.map((value) => ({ value, label: kindName(value) }))}
          onChange={(as) => put({ as: (as || undefined) as GroupHelper | undefined })}
        />
      )}
      {people.length > 0 && (
        <Select
          name={name('staff')}
          label={t.group.pick}
          value={member.staff ?? people.find((p) => p.name === member.name)?.staff ?? ''}
          empty={t.group.pickNone}
          options={people.map((p) => ({ value: p.staff, label: `${p.name} · ${p.org}` }))}
          onChange={pick}
        />
      )}
      <TextField
        name={name('name')}
        label={t.group.who}
        maxLength={40}
        value={member.name ?? ''}
        onChange={(who) => put({ name: who })}
      />
      <details className="help">
        <summary>{t.group.more}</summary>
        <div className="stack tight">
          <TextField
            name={name('org')}
            label={t.group.org}
            maxLength={80}
            optional
            value={member.org ?? ''}
            onChange={(org) => put({ org })}
          />
          <TextField
            name={name('phone')}
            label={t.group.phone}
            type="tel"
            maxLength={40}
            optional
            value={member.phone ?? ''}
            onChange={(phone) => put({ phone })}
          />
          <DateField
            name={name('from')}
            label={t.group.from}
            today={page.today}
            compact
            optional
            value={member.from ?? ''}
            onChange={(from) => put({ from })}
          />
          <DateField
            name={name('to')}
            label={t.group.to}
            today={page.today}
            compact
            optional
            lean="future"
            value={member.to ?? ''}
            onChange={(to) => put({ to })}
          />
          <Checkbox
            name={name('head')}
            label={t.group.head}
            checked={member.head === true}
            onChange={(head) => put({ head })}
          />
        </div>
      </details>
      <Button
        small
        quiet
        icon={Trash2}
        label={`${t.group.remove}：${member.name ?? kindName(member.kind)}`}
        onClick={remove}
      >
        {t.group.remove}
      </Button>
    </fieldset>
  )
}
