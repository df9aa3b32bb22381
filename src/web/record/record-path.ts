/** Where a fact is recorded; `duty` prefills the form. Ids only: nothing personal stands in a URL. */
export function recordPath(caseId: string, form: string, duty?: string, entry?: string): string {
  const query = new URLSearchParams()
  if (duty) query.set('duty', duty)
  if (entry) query.set('entry', entry)
  return `/cases/${caseId}/record/${form}${query.size > 0 ? `?${query}` : ''}`
}
