import { useState } from 'react'
import { RadioGroup } from '#web/kit/choice.tsx'
import { Select } from '#web/kit/select.tsx'
import { TextArea, TextField } from '#web/kit/text-field.tsx'
import { useText } from '#web/language/language.ts'
import { labelsText } from '#web/text/labels.ts'
import { policyText } from '#web/text/policy.ts'
import { policyDraftText } from '#web/text/policy-draft.ts'
import { isScheme } from './scheme.ts'
import { SchemeEditor } from './scheme-editor.tsx'

type EditorProps = {
  readonly value: unknown
  readonly unit: string | null
  /** Keys of the tiers that the area has, calmest first. */
  readonly tiers: readonly string[]
  readonly onChange: (value: unknown) => void
}

/** A value as its kind asks: a number with its unit, a rhythm by tier or year, yes or no, a scheme, or text. */
export function ValueEditor(props: EditorProps) {
  const { value, unit } = props
  if (unit === 'perMonth' || unit === 'perYear') return <RhythmEditor {...props} />
  if (typeof value === 'number') return <NumberEditor name="value" {...props} />
  if (typeof value === 'boolean') return <YesNo {...props} value={value} />
  if (isScheme(value)) return <SchemeEditor scheme={value} onChange={props.onChange} />
  if (typeof value === 'string') return <Words {...props} value={value} />
  return <Json {...props} />
}

function NumberEditor({
  value,
  unit,
  onChange,
  name,
  label,
}: EditorProps & { name: string; label?: string }) {
  const t = useText(policyDraftText)
  const policy = useText(policyText)
  const [typed, setTyped] = useState(value === undefined ? '' : String(value))
  const words = unit ? (policy.unit[unit] ?? unit) : ''
  return (
    <TextField
      name={name}
      label={`${label ?? t.value}${words ? `（${words}）` : ''}`}
      inputMode="decimal"
      width={4}
      value={typed}
      onChange={(text) => {
        setTyped(text)
        onChange(text.trim() === '' ? null : Number.isFinite(Number(text)) ? Number(text) : text)
      }}
    />
  )
}

type Kind = 'same' | 'tier' | 'year'

function RhythmEditor({ value, unit, tiers, onChange }: EditorProps) {
  const t = useText(policyDraftText)
  const labels = useText(labelsText)
  const kind: Kind = Array.isArray(value)
    ? 'year'
    : typeof value === 'object' && value !== null
      ? 'tier'
      : 'same'
  const byTier = kind === 'tier' ? (value as Readonly<Record<string, number>>) : {}
  const byYear = Array.isArray(value) ? (value as readonly unknown[]) : []
  const first = kind === 'tier' ? byTier['default'] : kind === 'year' ? byYear[0] : value

  function choose(next: string) {
    if (next === 'tier') onChange({ default: first ?? 1 })
    else onChange(next === 'year' ? [first ?? 1, first ?? 1, first ?? 1] : (first ?? 1))
  }

  return (
    <div className="stack tight">
      <RadioGroup
        name="kind"
        label={t.value}
        across
        value={kind}
        onChange={choose}
        options={(['same', 'tier', 'year'] as const).map((k) => ({ value: k, label: t.kinds[k] }))}
      />
      <div className="draft-numbers" key={kind}>
        {kind === 'same' && (
          <NumberEditor name="value" value={value} unit={unit} tiers={tiers} onChange={onChange} />
        )}
        {kind === 'tier' &&
          ['default', ...tiers].map((tier) => (
            <NumberEditor
              key={tier}
              name={`value-${tier}`}
              label={tier === 'default' ? t.other : (labels.tier[tier] ?? tier)}
              value={byTier[tier] ?? ''}
              unit={unit}
              tiers={tiers}
              onChange={(n) => onChange(without({ ...byTier, [tier]: n }))}
            />
          ))}
        {kind === 'year' &&
          byYear.map((year, i) => (
            <NumberEditor
              // biome-ignore lint/suspicious/noArrayIndexKey: a year is its place.
              key={i}
              name={`value-${i}`}
              label={t.yearOf(i + 1)}
              value={year}
              unit={unit}
              tiers={tiers}
              onChange={(n) => onChange(byYear.map((old, j) => (i === j ? n : old)))}
            />
          ))}
      </div>
    </div>
  )
}

/** A tier whose number was emptied follows the others again. */
function without(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([, n]) => n !== null && n !== ''))
}

function YesNo({ value, onChange }: EditorProps & { value: boolean }) {
  const t = useText(policyDraftText)
  const policy = useText(policyText)
  return (
    <Select
      name="value"
      label={t.value}
      empty={false}
      value={String(value)}
      onChange={(next) => onChange(next === 'true')}
      options={[
        { value: 'true', label: policy.yes },
        { value: 'false', label: policy.no },
      ]}
    />
  )
}

function Words({ value, onChange }: EditorProps & { value: string }) {
  const t = useText(policyDraftText)
  return <TextField name="value" label={t.value} value={value} onChange={onChange} />
}

function Json({ value, onChange }: EditorProps) {
  const t = useText(policyDraftText)
  const [text, setText] = useState(() => JSON.stringify(value ?? '', null, 2))
  const [bad, setBad] = useState(false)
  return (
    <TextArea
      name="value"
      label={t.asText}
      rows={10}
      value={text}
      error={bad ? t.badText : undefined}
      onChange={(next) => {
        setText(next)
        try {
          onChange(JSON.parse(next))
          setBad(false)
        } catch {
          setBad(true)
        }
      }}
    />
  )
}
