import { useState } from 'react'
import { policyList, policyShow } from '#contract/policy-contract.ts'
import type { DraftChange } from '#core/policy/draft-change.ts'
import type { ReplyOf } from '#web/api/call.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Button } from '#web/kit/button.tsx'
import { Checkbox, RadioGroup } from '#web/kit/choice.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Select } from '#web/kit/select.tsx'
import { TextArea } from '#web/kit/text-field.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { nearestPack } from '#web/policy/policy-tabs.tsx'
import { RuleValue } from '#web/policy/rule-value.tsx'
import { useSession } from '#web/session/session.ts'
import { policyDraftText } from '#web/text/policy-draft.ts'
import { isScheme } from './scheme.ts'
import { ValueEditor } from './value-editor.tsx'

type RuleChange = Extract<DraftChange, { rule: string }>

/** One change of a rule: which, what value by which clause, from when to when, and why. */
export function ChangeDialog(props: {
  area: string
  effectiveOn: string
  change: RuleChange | undefined
  /** Clauses that the draft itself brings. */
  own: readonly Extract<DraftChange, { do: 'clause' }>[]
  onAdd: (change: DraftChange) => void
  onClose: () => void
}) {
  const t = useText(policyDraftText)
  const packs = useRoute(policyList, {})
  const pack = nearestPack(packs.data?.packs ?? [], props.area)
  const shown = useRoute(policyShow, { params: { pack }, query: {} }, { enabled: packs.data !== undefined })
  return (
    <Dialog title={t.addChange} onClose={props.onClose} wide>
      <Loaded query={shown}>{(library) => <ChangeForm {...props} library={library} />}</Loaded>
    </Dialog>
  )
}

type FormProps = Parameters<typeof ChangeDialog>[0] & { library: ReplyOf<typeof policyShow> }

function ChangeForm({ library, change, effectiveOn, own, onAdd, onClose }: FormProps) {
  const t = useText(policyDraftText)
  const say = useSay()
  const { today } = useSession()
  const set = change?.do === 'set' ? change : undefined
  const [rule, setRule] = useState(change?.rule ?? '')
  const [act, setAct] = useState<'set' | 'end'>(change?.do ?? 'set')
  const chosen = library.rules.find((one) => one.key === rule)
  const [value, setValue] = useState<unknown>(set?.value)
  const [clause, setClause] = useState(set?.clause ?? 'local-practice')
  const [from, setFrom] = useState(change?.from ?? '')
  const [to, setTo] = useState(set?.to ?? '')
  const [reading, setReading] = useState(set?.reading ?? true)
  const [because, setBecause] = useState(set?.because ?? '')
  const scheme = library.rules.find((one) => one.key === 'tiers.scheme')?.current?.value
  const tiers = isScheme(scheme) ? scheme.tiers.map((tier) => tier.key) : []
  const clauses = [
    ...own.map((c) => ({ value: c.key, label: `${c.document} ${c.clause}` })),
    ...library.clauses.map((c) => ({ value: c.key, label: `${c.document} ${c.clause}` })),
  ]

  function choose(key: string) {
    setRule(key)
    setValue(library.rules.find((one) => one.key === key)?.current?.value)
  }

  function add() {
    const at = { rule, from: from === '' || from === effectiveOn ? null : from }
    if (act === 'end') onAdd({ do: 'end', ...at })
    else
      onAdd({
        ...{ do: 'set', ...at, value: value ?? '', clause, to: to === '' ? null : to },
        ...{ reading, because: because.trim() === '' ? null : because.trim() },
      })
  }

  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <Select
        name="rule"
        label={t.rule}
        hint={t.ruleHint}
        value={rule}
        onChange={choose}
        options={library.rules.map((one) => ({
          value: one.key,
          label: `${say(one.means)}${one.locked ? t.lockedMark : ''}`,
        }))}
      />
      {chosen && (
        <>
          <div>
            <span className="soft small">{t.current}</span>
            {chosen.current ? (
              <RuleValue value={chosen.current.value} unit={chosen.unit} />
            ) : (
              <p className="soft">{t.none}</p>
            )}
          </div>
          <RadioGroup
            name="act"
            label={t.act}
            across
            value={act}
            onChange={(next) => setAct(next === 'end' ? 'end' : 'set')}
            options={(['set', 'end'] as const).map((one) => ({ value: one, label: t.acts[one] }))}
          />
          {act === 'set' && (
            <>
              <ValueEditor key={rule} value={value} unit={chosen.unit} tiers={tiers} onChange={setValue} />
              <Select
                name="clause"
                label={t.clause}
                empty={false}
                value={clause}
                onChange={setClause}
                options={clauses}
              />
              <Checkbox name="reading" label={t.reading} checked={reading} onChange={setReading} />
              <TextArea
                name="because"
                label={t.because}
                hint={t.becauseHint}
                rows={2}
                maxLength={2000}
                value={because}
                onChange={setBecause}
              />
            </>
          )}
          <DateField
            name="from"
            label={t.from}
            value={from || effectiveOn}
            onChange={setFrom}
            today={today}
            lean="future"
          />
          {act === 'set' && (
            <DateField name="to" label={t.to} value={to} onChange={setTo} today={today} lean="future" />
          )}
        </>
      )}
      <div className="row">
        <Button kind="primary" type="submit" disabled={!chosen || (act === 'set' && value === undefined)}>
          {t.add}
        </Button>
        <Button onClick={onClose}>{t.cancel}</Button>
      </div>
    </form>
  )
}
