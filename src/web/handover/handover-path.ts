/** The page of one hand-over; ids only. */
export function handoverPath(h: { readonly caseId: string; readonly handoverId: string }): string {
  return `/handovers/${h.caseId}/${encodeURIComponent(h.handoverId)}`
}
