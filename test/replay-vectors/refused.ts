/** Lines that the language refuses, with the field that is told (casework.md §3, last sentence; §5). */
export type RefusedLine = {
  readonly says: string
  readonly source: string
  readonly line: unknown
  readonly field: string
}

const order = {
  measure: 'communityDetox',
  organ: '局',
  documentNo: '1',
  executionPlace: '330106001',
  venue: 'hukou',
}
const entry = (type: string, data: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  id: '2',
  case: 'c',
  type,
  on: '2025-03-10',
  data,
  ...more,
})
const line = (says: string, source: string, what: unknown, field: string): RefusedLine => ({
  says,
  source,
  line: what,
  field,
})
const issued = (more: Record<string, unknown>) => entry('orderIssued', { ...order, ...more })

export const refusedLines: readonly RefusedLine[] = [
  line('an unknown type', '§3 unknown types are refused', entry('paroled', {}), 'type'),
  line('a missing field', '§3 missing fields are refused', entry('reportedIn', {}), 'data.place'),
  line('a surplus field', '§3 surplus fields are refused', entry('resumed', { why: 'x' }), 'data.why'),
  line(
    'a surplus field outside data',
    '§3 surplus fields are refused',
    entry('resumed', {}, { colour: 'red' }),
    'colour',
  ),
  line(
    'no data where a field is required',
    '§3 missing fields are refused',
    { id: '2', case: 'c', type: 'reportedIn', on: '2025-03-10' },
    'data.place',
  ),
  line('no id', '§3 an entry has an id', { case: 'c', type: 'resumed', on: '2025-03-10', data: {} }, 'id'),
  line('an empty id', '§3 id', entry('resumed', {}, { id: '' }), 'id'),
  line('no case', '§3 an entry has a case', { id: '2', type: 'resumed', on: '2025-03-10', data: {} }, 'case'),
  line('a day that does not exist', '§2 calendar dates', entry('resumed', {}, { on: '2025-02-29' }), 'on'),
  line(
    'an instant instead of a day',
    '§2 no instants in the domain',
    entry('resumed', {}, { on: '2025-03-10T00:00:00Z' }),
    'on',
  ),
  line('a day in another notation', '§2 YYYY-MM-DD', entry('resumed', {}, { on: '2025/03/10' }), 'on'),
  line(
    'a day within data that does not exist',
    '§2',
    entry('absenceFound', { from: '2025-04-31' }),
    'data.from',
  ),
  line(
    'a recordedAt without a zone',
    '§3 recordedAt is an instant',
    entry('resumed', {}, { recordedAt: '2025-03-10T09:12:00' }),
    'recordedAt',
  ),
  line(
    'an unknown reason of suspension',
    '§3 suspended',
    entry('suspended', { reason: 'holiday' }),
    'data.reason',
  ),
  line('an unknown way of refusing', '§3 testRefused', entry('testRefused', { way: 'forgot' }), 'data.way'),
  line(
    'a sample that law does not know',
    '§3 testTaken',
    entry('testTaken', { sample: 'sweat', level: 'lab', result: 'negative' }),
    'data.sample',
  ),
  line(
    'a detox order of 24 months',
    '§3 a detox order of another length than 36 months less credit is refused',
    issued({ termMonths: 24 }),
    'data.termMonths',
  ),
  line('a detox order of 37 months', '§3', issued({ termMonths: 37 }), 'data.termMonths'),
  line(
    'a detox order printed for two years',
    '§3; ORD-02',
    issued({ statedFrom: '2025-03-10', statedTo: '2027-03-09' }),
    'data.statedTo',
  ),
  line(
    'a rehabilitation order of 37 months',
    '§3 termMonths (rehab, 1–36)',
    issued({ measure: 'communityRehab', termMonths: 37 }),
    'data.termMonths',
  ),
  line(
    'a rehabilitation order of 0 months',
    '§3 termMonths (rehab, 1–36)',
    issued({ measure: 'communityRehab', termMonths: 0 }),
    'data.termMonths',
  ),
  line(
    'a rehabilitation order without a term',
    'ORD-03 order carries its own length',
    issued({ measure: 'communityRehab' }),
    'data.termMonths',
  ),
  line('negative credit', '§3 creditDays', issued({ creditDays: -1 }), 'data.creditDays'),
  line(
    'an execution place that is no area code',
    '§3 executionPlace (area code)',
    issued({ executionPlace: '杭州' }),
    'data.executionPlace',
  ),
  line('an unknown venue', '§3 venue', issued({ venue: 'hotel' }), 'data.venue'),
  line(
    'an absence that ends before it begins',
    '§3 full days to − from',
    entry('absenceFound', { from: '2025-03-10', to: '2025-03-01' }),
    'data.to',
  ),
  line(
    'a leave that ends before it begins',
    '§3 leaveAsked',
    entry('leaveAsked', { from: '2025-03-10', to: '2025-03-01', destination: 'x' }),
    'data.to',
  ),
  line(
    'a relapse without test and source',
    '§3 relapseFound test or source*',
    entry('relapseFound', {}),
    'data.source',
  ),
  line(
    'a police report without evidence',
    '§3 policeReported evidence* [ids]',
    entry('policeReported', { ground: 'refusal' }),
    'data.evidence',
  ),
  line(
    'a plan without a requirement',
    '§3 testPlanned requirementRef*; DUT-01',
    entry('testPlanned', { perYear: [12] }),
    'data.requirementRef',
  ),
  line(
    'a discharge notice without its number',
    '§3 dischargeNotified noticeNo*',
    entry('dischargeNotified', { to: 'person' }),
    'data.noticeNo',
  ),
  line('a strike without a reason', '§3 struck reason*', entry('struck', { entry: '1' }), 'data.reason'),
  line('an array', '§5 one entry a line', [1, 2], 'entry'),
  line('a number', '§5 one entry a line', 7, 'entry'),
  line('null', '§5 one entry a line', null, 'entry'),
]
