import { listLeadingGroups } from '#contract/leading-group-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { useSession } from '#web/session/session.ts'

const noInput = {}

/** The areas directly below the own one, as choices. */
export function useAreasBelow(): readonly { readonly value: string; readonly label: string }[] {
  const { grant } = useSession()
  const groups = useRoute(listLeadingGroups, noInput)
  return (groups.data?.groups ?? [])
    .filter((one) => one.area !== grant.area)
    .map((one) => ({ value: one.area, label: one.areaName }))
}
