import { listOrganisations, listStaff } from '#contract/staff-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { errorOf, type FormError } from '#web/kit/error-summary.tsx'
import { Select } from '#web/kit/select.tsx'
import { useText } from '#web/language/language.ts'
import { releaseText } from '#web/text/release.ts'

export type Desk = { readonly station: string; readonly worker: string }

/** A station and one of its workers, each with what is on the desk already. */
export function DeskFields(props: {
  value: Desk
  onChange: (desk: Desk) => void
  errors: readonly FormError[]
  /** The words of no station, where none needs to be named yet. */
  noStation?: string | undefined
}) {
  const t = useText(releaseText)
  const { value, onChange, errors } = props
  const stations = useRoute(listOrganisations, { query: { kind: 'station', limit: 200 } })
  const staff = useRoute(
    listStaff,
    { query: { org: value.station || undefined, limit: 200 } },
    { enabled: value.station !== '' },
  )
  const workers = value.station === '' ? [] : (staff.data?.staff ?? [])
  return (
    <>
      <Select
        name="station"
        label={t.assignTo.station}
        value={value.station}
        onChange={(station) => onChange({ station, worker: '' })}
        options={(stations.data?.organisations ?? []).map((one) => ({ value: one.id, label: one.name }))}
        error={errorOf(errors, 'station')}
        {...(props.noStation ? { empty: props.noStation, optional: true } : { required: true })}
      />
      {value.station !== '' && (
        <Select
          name="worker"
          label={t.assignTo.worker}
          value={value.worker}
          onChange={(worker) => onChange({ ...value, worker })}
          empty={t.assignTo.later}
          options={workers
            .filter((one) => one.account !== null && one.endedOn === null)
            .map((one) => ({
              value: one.account ?? '',
              label: `${one.name}（${t.assignTo.load(one.cases, one.overdue)}）`,
            }))}
          error={errorOf(errors, 'worker')}
          optional
        />
      )}
    </>
  )
}
