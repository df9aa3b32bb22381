import { findEntryType } from '#core/journal/entry-types.ts'
import { type Field, field } from './field.ts'

const day = { kind: 'date', width: 12 } as const
const no = { width: 18 } as const

/**
 * What ledgers may show of each kind of entry. A kind that is not here has no line in a ledger, and a field that is not
 * here no column: free text, names of relatives and what was said stay in the file.
 */
const opened: Readonly<Record<string, Readonly<Record<string, Field>>>> = {
  orderIssued: {
    organ: field('决定机关', 'Organ', { width: 24 }),
    documentNo: field('决定书文号', 'Document no.', { width: 24 }),
    releasedOn: field('出所日期', 'Released', day),
  },
  orderServed: { to: field('送达对象', 'Served on', { codes: 'receiver' }) },
  reportedIn: {},
  agreementSigned: {},
  testNotified: { dueOn: field('通知检测日期', 'Told to come on', day) },
  testTaken: {
    sample: field('样本', 'Sample', { codes: 'sample', width: 8 }),
    level: field('检测类别', 'Step', { codes: 'level', width: 12 }),
    result: field('检测结果', 'Result', { codes: 'result', width: 10 }),
    sampleNo: field('样本编号', 'Sample no.', no),
    place: field('检测地点', 'Place', { width: 18 }),
    testers: field('检测人', 'Testers', { width: 16 }),
    way: field('方式', 'How', { codes: 'testWay', width: 8 }),
  },
  testRefused: { way: field('方式', 'How', { codes: 'refusedHow', width: 8 }) },
  testExcused: { until: field('延至', 'Until', day) },
  visitMade: { method: field('方式', 'How', { codes: 'method', width: 8 }) },
  talkHeld: { method: field('方式', 'How', { codes: 'method', width: 8 }) },
  serviceGiven: { kind: field('服务种类', 'Service', { codes: 'service', width: 16 }) },
  assessmentMade: {
    kind: field('评估种类', 'Assessment', { codes: 'assessment', width: 14 }),
    scale: field('量表', 'Scale', { width: 18 }),
  },
  contactLost: {},
  contactRestored: {},
  leaveAsked: {
    from: field('外出日期', 'From', day),
    to: field('拟返回日期', 'To', day),
  },
  leaveDecided: { granted: field('审批', 'Decision', { codes: 'granted', width: 8 }) },
  leaveExtended: { to: field('续假至', 'Extended to', day) },
  leaveReturned: { on: field('销假日期', 'Back on', day) },
  absenceFound: { from: field('擅离起', 'Away from', day), to: field('擅离止', 'Away to', day) },
  localBreachFound: { kind: field('情形', 'Kind', { codes: 'breach', width: 16 }) },
  admonished: {},
  warned: {
    letterNo: field('告诫书编号', 'Letter no.', no),
    signed: field('签收', 'Receipt', { codes: 'signed', width: 8 }),
  },
  policeReported: {
    ground: field('报告事由', 'Ground', { codes: 'ground', width: 16 }),
    reportNo: field('报告编号', 'Report no.', no),
  },
  policeReceived: { receiptNo: field('签收编号', 'Receipt no.', no) },
  policeDecided: {
    decision: field('公安机关决定', 'Police decision', { codes: 'decision', width: 16 }),
    documentNo: field('文书号', 'Document no.', no),
  },
  suspended: { reason: field('事由', 'Reason', { codes: 'suspension', width: 14 }) },
  resumed: {},
  terminated: { reason: field('事由', 'Reason', { codes: 'termination', width: 16 }) },
  dischargeNotified: {
    to: field('送达对象', 'Served on', { codes: 'receiver' }),
    noticeNo: field('通知书编号', 'Notice no.', no),
  },
}

/** Kinds of entries that have lines in ledgers; the projection keeps a line of each. */
export const ledgerTypes: readonly string[] = Object.keys(opened)

const ofEntry: Readonly<Record<string, Field>> = {
  'entry.on': field('日期', 'Day', day),
  'entry.title': field('事项', 'What', { width: 16 }),
  'entry.recordedOn': field('登记日期', 'Recorded', { ...day, confidentiality: 'C1' }),
  'entry.by': field('登记人', 'Recorded by', { confidentiality: 'C1', width: 10 }),
}

/** Field of a line for entries of these kinds: `entry.result`, or of a later entry that names it: `after.leaveDecided.granted`. */
export function findEntryField(types: readonly string[], path: string): Field | undefined {
  const common = ofEntry[path]
  if (common) return common
  const [group = '', first = '', second] = path.split('.')
  if (group === 'entry') return types.map((type) => opened[type]?.[first]).find((f) => f !== undefined)
  if (group !== 'after' || second === undefined) return undefined
  if (!types.some((type) => refersTo(first, type) !== undefined)) return undefined
  if (second === 'on') return field(`${titleOf(first)}日期`, `${titleOf(first, 'en')} on`, day)
  return opened[first]?.[second]
}

/** The field by which an entry of kind `later` names one of kind `type`. */
export function refersTo(later: string, type: string): string | undefined {
  const refers = findEntryType(later)?.refers ?? {}
  return Object.keys(refers).find((key) => refers[key]?.includes(type))
}

function titleOf(type: string, language: 'zh' | 'en' = 'zh'): string {
  return findEntryType(type)?.title[language] ?? type
}
