import { takers } from '#contract/entrustment-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Combobox } from '#web/kit/combobox.tsx'
import { errorOf, type FormError } from '#web/kit/error-summary.tsx'
import { Select } from '#web/kit/select.tsx'
import { useText } from '#web/language/language.ts'
import { handoverText } from '#web/text/handover.ts'

export type Taker = { readonly station: string; readonly worker: string }

/** Who takes over: the station, then one of its workers with what the desk holds already. One station needs no choice. */
export function TakerFields(props: {
  value: Taker
  onChange: (value: Taker) => void
  errors: readonly FormError[]
  workerLabel: string
  withStation: boolean
}) {
  const t = useText(handoverText)
  const { value, onChange, errors, withStation } = props
  const stations = useRoute(takers, {}).data?.stations ?? []
  const only = stations.length === 1 ? stations[0]?.id : undefined
  const chosen = stations.find((s) => s.id === (value.station || only))
  return (
    <>
      {withStation && (
        <Select
          name="station"
          label={t.answer.station}
          value={chosen?.id ?? ''}
          onChange={(station) => onChange({ station, worker: '' })}
          options={stations.map((s) => ({ value: s.id, label: s.name }))}
          error={errorOf(errors, 'station')}
          required
        />
      )}
      <Combobox
        name="worker"
        label={props.workerLabel}
        value={value.worker}
        onChange={(worker) => onChange({ station: chosen?.id ?? '', worker })}
        options={(chosen?.workers ?? []).map((w) => ({
          value: w.id,
          label: w.name,
          hint: t.answer.load(w.cases),
        }))}
        error={errorOf(errors, 'worker')}
        required
      />
    </>
  )
}
