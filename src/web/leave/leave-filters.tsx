import type { AwayLine } from '#contract/leave-contract.ts'
import { Checkbox } from '#web/kit/choice.tsx'
import { Select } from '#web/kit/select.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { leaveText } from '#web/text/leave.ts'

export const leaveFilters = { month: '', station: '', worker: '', tier: '', now: '' }
type Values = typeof leaveFilters
type Named = { readonly key: string; readonly name: { readonly zh: string; readonly en: string } }

/** Station, worker and tier of the people who are there; the words of a search stay out of the URL. */
export function LeaveFilters(props: {
  lines: readonly AwayLine[]
  tiers: readonly Named[]
  values: Values
  onChange: (change: Partial<Values>) => void
}) {
  const { lines, tiers, values, onChange } = props
  const t = useText(leaveText)
  const say = useSay()
  const stations = distinct(lines, (l) => [l.stationId, l.stationName])
  const workers = distinct(lines, (l) => [l.workerId, l.workerName])
  const all = { value: '', label: t.all }
  return (
    <div className="filters no-print">
      {stations.length > 1 && (
        <Select
          name="station"
          label={t.station}
          value={values.station}
          empty={false}
          options={[all, ...stations]}
          onChange={(station) => onChange({ station })}
        />
      )}
      {workers.length > 1 && (
        <Select
          name="worker"
          label={t.worker}
          value={values.worker}
          empty={false}
          options={[all, ...workers]}
          onChange={(worker) => onChange({ worker })}
        />
      )}
      {tiers.length > 0 && (
        <Select
          name="tier"
          label={t.tier}
          value={values.tier}
          empty={false}
          options={[all, ...tiers.map((tier) => ({ value: tier.key, label: say(tier.name) }))]}
          onChange={(tier) => onChange({ tier })}
        />
      )}
      <Checkbox
        name="now"
        label={t.nowOnly}
        checked={values.now === '1'}
        onChange={(on) => onChange({ now: on ? '1' : '' })}
      />
    </div>
  )
}

export function matches(line: AwayLine, { station, worker, tier }: Values, words: string): boolean {
  const asked = words.trim()
  if (station && line.stationId !== station) return false
  if (worker && line.workerId !== worker) return false
  if (tier && line.tier !== tier) return false
  return asked === '' || line.name.includes(asked) || line.fileNo.includes(asked)
}

function distinct(
  lines: readonly AwayLine[],
  of: (line: AwayLine) => readonly [string | null, string | null],
): { value: string; label: string }[] {
  const found = new Map<string, string>()
  for (const line of lines) {
    const [value, label] = of(line)
    if (value && label) found.set(value, label)
  }
  return [...found].map(([value, label]) => ({ value, label })).sort((a, b) => (a.label < b.label ? -1 : 1))
}
