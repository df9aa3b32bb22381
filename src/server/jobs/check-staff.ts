import type { Services } from '#server/services.ts'
import { staffWithoutTime } from '#server/store/staff-figures.ts'

/** Staff of whom nobody knows whether they are full-time on their first day: no figure of staff would count them. */
export async function checkStaff(services: Services): Promise<readonly { readonly staff: string }[]> {
  return (await staffWithoutTime(services.job)).map((staff) => ({ staff }))
}
