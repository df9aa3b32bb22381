import { type ConductPage, showConduct } from '#contract/conduct-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { useMayUse } from '#web/session/session.ts'

/** Read once for all cards of the page; nothing for who does no casework. */
export function useConduct(caseId: string): ConductPage | undefined {
  const staff = useMayUse(['worker', 'stationHead', 'townshipOffice'])
  return useRoute(showConduct, { params: { caseId } }, { enabled: staff }).data
}
