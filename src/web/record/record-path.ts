/** Steps in which another office takes part have a page of their own. */
const betweenOffices = ['placeChangeAsked', 'fileSent', 'entrusted']

/** What stops or ends a measure shows what follows before it is recorded. */
const actsOfEnding: Readonly<Record<string, string>> = {
  suspended: 'suspend',
  suspensionAsked: 'suspend',
  resumed: 'resume',
  resumptionAsked: 'resume',
  terminated: 'terminate',
  terminationAsked: 'terminate',
}

/** Facts with a page that leads to them; by hand they are recorded from the menu of the case. */
const guided: Readonly<Record<string, string>> = {
  agreementSigned: 'agreement',
  workGroupFormed: 'work-group',
}

/** Where a fact is recorded; `duty` prefills the form. Ids only: nothing personal stands in a URL. */
export function recordPath(caseId: string, form: string, duty?: string, entry?: string): string {
  if (betweenOffices.includes(form)) return `/cases/${caseId}/handovers`
  // set on the page that shows what it rests on and what it brings
  if (form === 'tierSet') return `/cases/${caseId}/tier`
  const act = actsOfEnding[form]
  if (act) return `/cases/${caseId}/ending/${act}`
  const page = guided[form]
  if (duty && page) return `/cases/${caseId}/${page}`
  const query = new URLSearchParams()
  if (duty) query.set('duty', duty)
  if (entry) query.set('entry', entry)
  return `/cases/${caseId}/record/${form}${query.size > 0 ? `?${query}` : ''}`
}
