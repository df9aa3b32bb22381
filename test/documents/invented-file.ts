import { replay } from '#core/case/replay.ts'
import type { FormFile } from '#core/forms/form-file.ts'
import type { Entry } from '#core/journal/entry.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'

const place = '329801001'
const caseId = 'invented'

type Fact = readonly [type: string, on: string, data: Record<string, unknown>]

/** One invented life with at least one entry of every kind that a paper speaks of; the number fails its checksum. */
const facts: readonly Fact[] = [
  [
    'orderIssued',
    '2025-03-01',
    {
      measure: 'communityDetox',
      organ: '同行市公安局一区分局',
      documentNo: '同公（一）社戒决字〔2025〕7号',
      executionPlace: place,
      venue: 'hukou',
      statedFrom: '2025-03-01',
      statedTo: '2028-02-29',
    },
  ],
  ['orderServed', '2025-03-03', { to: 'person', way: 'direct' }],
  ['orderServed', '2025-03-04', { to: 'family', way: 'direct' }],
  ['townshipNotified', '2025-03-04', { by: '一区分局' }],
  ['reportInReminded', '2025-03-08', { way: '电话提醒' }],
  ['reportInReminded', '2025-03-12', { way: '上门送达书面通知' }],
  ['reportedIn', '2025-03-18', { place }],
  ['agreementSigned', '2025-03-18', { parties: ['乡镇', '本人'], place }],
  [
    'workGroupFormed',
    '2025-03-20',
    {
      members: [
        { kind: 'worker', name: '周安' },
        { kind: 'police', name: '高平' },
        { kind: 'medic', name: '白芷' },
        { kind: 'family', name: '王大田' },
        { kind: 'volunteer', name: '李春' },
      ],
    },
  ],
  [
    'planAdopted',
    '2025-03-25',
    {
      needs: ['没有稳定工作', '与母亲关系紧张'],
      goals: ['六个月内稳定就业'],
      services: ['介绍参加电工培训', '每月一次家庭谈话'],
    },
  ],
  ['testPlanned', '2025-03-18', { perYear: [12, 6, 4], requirementRef: '一区分局检测要求〔2025〕3号' }],
  ['testNotified', '2025-04-10', { dueOn: '2025-04-15', way: '电话' }],
  [
    'testTaken',
    '2025-04-15',
    {
      sample: 'urine',
      level: 'onSite',
      result: 'negative',
      testers: ['高平', '石青'],
      collectorSex: 'male',
      place: '一镇派出所',
      sampleNo: 'N-0415-1',
    },
  ],
  [
    'testTaken',
    '2025-05-16',
    {
      sample: 'hair',
      level: 'lab',
      result: 'negative',
      testers: ['高平', '石青'],
      place: '一镇派出所',
      sampleNo: 'H-0516-1',
      windowMonths: 6,
    },
  ],
  [
    'talkHeld',
    '2025-03-21',
    {
      withWhom: '王小䶮',
      method: 'faceToFace',
      summary: '谈近期生活和求职打算。',
      next: '陪同到培训机构报名',
    },
  ],
  [
    'visitMade',
    '2025-03-23',
    { withWhom: '母亲', method: 'faceToFace', summary: '了解家庭情况。', next: '两周后再访' },
  ],
  ['serviceGiven', '2025-04-01', { kind: 'skillsTraining', summary: '电工培训', outcome: '已报名' }],
  [
    'assessmentMade',
    '2025-06-01',
    { kind: 'periodic', scale: '半年综合评估', scaleVersion: 1, score: 41, personView: '愿意继续' },
  ],
  ['tierSet', '2025-06-02', { tier: 'priority', reason: '连续两次拒绝检测', decidedBy: '站长' }],
  [
    'leaveAsked',
    '2025-05-01',
    {
      from: '2025-05-02',
      to: '2025-05-05',
      destination: '邻市二区',
      reason: '探望外婆',
      contact: '舅舅',
      askedBy: 'self',
      way: 'inPerson',
      fromHalf: 'morning',
    },
  ],
  ['testRefused', '2025-06-16', { way: 'refused' }],
  ['admonished', '2025-06-17', { breach: '无故拒绝检测', statement: '当时在忙' }],
  ['testRefused', '2025-07-16', { way: 'evaded' }],
  [
    'warned',
    '2025-07-17',
    {
      breach: '接到检测通知后关机，未到检测地点',
      statement: '承认没有去',
      recipients: ['本人', '母亲'],
      witness: '社区工作者',
      signed: 'refused',
      refusalNote: '说没有空',
    },
  ],
  ['testRefused', '2025-08-16', { way: 'refused' }],
  ['absenceFound', '2025-08-20', { from: '2025-08-10', to: '2025-08-15' }],
  ['policeReported', '2025-08-18', { ground: 'seriousViolation', evidence: ['invented-21'] }],
  ['placeChangeAsked', '2025-08-25', { to: '329801002', reason: '搬到父亲家居住', changedOn: '2025-09-01' }],
  ['fileSent', '2025-09-01', { to: '二镇' }],
  ['entrusted', '2025-08-26', { to: '二镇社区戒毒社区康复工作办公室', tasks: ['检测', '走访'] }],
  ['suspended', '2025-09-10', { reason: 'adminDetention' }],
]

const replies: readonly Fact[] = [
  ['leaveDecided', '2025-05-01', { leave: 'invented-20', granted: true, reason: '同意，按时返回' }],
  ['leaveReturned', '2025-05-08', { leave: 'invented-20', on: '2025-05-07', seen: '当面见到，状态正常' }],
  ['leaveExtensionAsked', '2025-05-04', { leave: 'invented-20', to: '2025-05-07', reason: '外婆住院' }],
  ['leaveExtended', '2025-05-05', { leave: 'invented-20', to: '2025-05-07', extension: 'invented-34' }],
]

export const inventedEntries: readonly Entry[] = [...facts, ...replies].map(([type, on, data], i) => ({
  id: `${caseId}-${i + 1}`,
  case: caseId,
  type,
  on,
  recordedAt: `${on}T10:00:00+08:00`,
  data,
}))

type Change = {
  readonly measure?: 'communityDetox' | 'communityRehab'
  readonly today?: string
  readonly place?: string
  /** Without it the person never came: everything after service and reminders is left out. */
  readonly reportsIn?: boolean
}

const beforeReportIn = new Set(['orderIssued', 'orderServed', 'townshipNotified', 'reportInReminded'])

/** The invented file as a worker of its station reads it. */
export function inventedFile(change: Change = {}): FormFile {
  const { measure = 'communityDetox', today = '2026-01-05', place: at = place, reportsIn = true } = change
  const book = readPolicyBook()
  const told = inventedEntries.filter((e) => reportsIn || beforeReportIn.has(e.type))
  const entries = told.map((e) =>
    e.type === 'orderIssued'
      ? {
          ...e,
          data: {
            ...e.data,
            executionPlace: at,
            measure,
            ...(measure === 'communityRehab' ? { termMonths: 24, releasedOn: '2025-03-01' } : {}),
          },
        }
      : e,
  )
  return {
    fileNo: '32980100100001',
    today,
    person: {
      name: '王小䶮',
      sex: 'male',
      birthDate: '1990-01-01',
      birthYear: 1990,
      idNumber: '32980119900101999X',
      phone: '10000000001',
      address: '同行市一区一镇槐荫里12号',
    },
    state: replay(entries, book, today),
    entries,
    policy: book.at(at),
    office: {
      township: '一镇',
      place: '江苏省同行市一区一镇',
      county: '一区',
      issuer: '一镇社区戒毒社区康复工作办公室',
      station: '一镇禁毒社工站',
      stationPhone: '000-00000001',
      stationAddress: '一镇南街1号',
      worker: '周安',
    },
    areas: { '329801002': '江苏省同行市一区二镇' },
  }
}
