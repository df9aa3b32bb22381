import type { Counter } from '#core/case/case-state.ts'
import { type FieldGroup, held, listed, open, type Row } from '#core/forms/field-kind.ts'
import { chosen, type FormFile, said, standing } from '#core/forms/form-file.ts'
import { sayDay } from '#core/forms/paper-words.ts'
import type { Entry } from '#core/journal/entry.ts'
import { noEarlyRelease } from '#core/police/what-follows.ts'
import { daysBetween } from '#core/shared/plain-date.ts'
import { measureOf } from './order-fields.ts'

const warning = (f: FormFile) => chosen(f, 'warned')
const signings: Readonly<Record<string, string>> = {
  signed: '本人签字',
  refused: '拒绝签字',
  absent: '本人不在场',
}

export const warningFields: FieldGroup = {
  on: held('告诫日期', 'Warned on', (f) => sayDay(warning(f)?.on)),
  breach: open('违反协议的事实', 'What was breached', (f) => said(warning(f), 'breach')),
  statement: open('本人陈述', "The person's statement", (f) => said(warning(f), 'statement')),
  times: held('第几次告诫', 'Which warning', (f) => {
    const at = standing(f, 'warned').findIndex((e) => e.id === warning(f)?.id)
    return at < 0 ? undefined : String(at + 1)
  }),
  recipients: open('接收人', 'Recipients', (f) => {
    const names = warning(f)?.data['recipients']
    return Array.isArray(names) && names.length > 0 ? names.map(String).join('、') : undefined
  }),
  witness: open('见证人', 'Witness', (f) => said(warning(f), 'witness')),
  signing: held('签收情况', 'How it was received', (f) => signings[said(warning(f), 'signed') ?? '']),
  refusalNote: open('拒签原因', 'Why it was not signed', (f) => said(warning(f), 'refusalNote')),
  rows: listed('告诫情况', 'Warnings', (f) =>
    standing(f, 'warned', 'admonished').map((e, i) => ({
      no: String(i + 1),
      on: sayDay(e.on) ?? '',
      kind: e.type === 'warned' ? '告诫书' : '批评教育',
      breach: said(e, 'breach') ?? '',
    })),
  ),
}

/** The entries that a statutory counter rests on: struck, excused and successfully contested ones are not among them. */
function evidence(f: FormFile, counter: Counter): Entry[] {
  return f.entries.filter((e) => counter.evidence.includes(e.id)).sort((a, b) => (a.on < b.on ? -1 : 1))
}

const counted = (read: (f: FormFile) => number) => (f: FormFile) => String(read(f))

export const counterFields: FieldGroup = {
  refusals: held(
    '逃避或者拒绝检测次数',
    'Tests refused or evaded',
    counted((f) => f.state.counters.testRefusals.value),
  ),
  leaves: held(
    '擅自离开次数',
    'Times away without leave',
    counted((f) => f.state.counters.unauthorisedLeaves.value),
  ),
  days: held(
    '擅自离开累计天数',
    'Days away without leave',
    counted((f) => f.state.counters.unauthorisedDays.value),
  ),
  refusalRows: listed('逃避、拒绝检测情况', 'Refusals', (f) =>
    evidence(f, f.state.counters.testRefusals).map(refusal),
  ),
  absenceRows: listed('擅自离开情况', 'Absences', (f) => {
    const { unauthorisedLeaves, unauthorisedDays } = f.state.counters
    const all = [...unauthorisedLeaves.evidence, ...unauthorisedDays.evidence]
    return evidence(f, { ...unauthorisedLeaves, evidence: all }).map(absence)
  }),
}

function refusal(entry: Entry, i: number): Row {
  const way = entry.data['way'] === 'evaded' ? '逃避检测' : '拒绝检测'
  return { no: String(i + 1), on: sayDay(entry.on) ?? '', way, notice: said(entry, 'notice') ?? '' }
}

function absence(entry: Entry, i: number): Row {
  const from = said(entry, 'from') ?? entry.on
  const to = said(entry, 'to')
  const days = to ? `${daysBetween(from, to)}` : ''
  return {
    no: String(i + 1),
    on: sayDay(entry.on) ?? '',
    from: sayDay(from) ?? '',
    to: sayDay(to) ?? '尚未返回',
    days,
  }
}

const parts: Readonly<Record<string, string>> = {
  testRefusals: '逃避或者拒绝接受检测达到法定次数',
  leaveTimes: '擅自离开社区戒毒执行地所在县（市、区）达到法定次数',
  leaveDays: '擅自离开累计天数超过法定天数',
}

export const seriousFields: FieldGroup = {
  on: held('构成严重违反之日', 'Serious violation since', (f) => sayDay(violation(f)?.on)),
  facts: held('构成严重违反协议的情形', 'What makes it serious', (f) => {
    const found = f.state.findings.filter((x) => x.kind === 'seriousViolation')
    const words = found.map((x) => parts[String(x.data?.['part'])] ?? '').filter(Boolean)
    return words.length > 0 ? words.join('；') : undefined
  }),
  grounds: held('移交的事由', 'Why it is handed over', (f) => {
    const found = (kind: string) => f.state.findings.some((x) => x.kind === kind)
    const words = [
      found('deemedRefusal') && '无正当理由逾期不报到',
      found('relapse') && `在${measureOf(f) ?? ''}期间又吸食、注射毒品`,
      found('seriousViolation') && '严重违反协议',
    ].filter(Boolean)
    return words.length > 0 ? words.join('；') : undefined
  }),
  consequence: held('法律后果', 'What follows in law', consequence),
  noEarlyRelease: held('不得提前解除', 'No early release', (f) =>
    noEarlyRelease(f.state)
      ? '此前拒绝社区康复或者严重违反协议，又再次吸毒：如决定强制隔离戒毒，依据《戒毒条例》第三十八条第二款不得提前解除'
      : undefined,
  ),
}

function violation(f: FormFile) {
  return f.state.findings.find((x) => x.kind === 'seriousViolation')
}

/** Detox and rehabilitation differ: in rehabilitation neither refusal nor violation alone leads to isolation (条例 38). */
function consequence(f: FormFile): string | undefined {
  if (!measureOf(f)) return undefined
  return f.state.measure === 'communityRehab'
    ? '拒绝接受社区康复或者严重违反社区康复协议，并再次吸食、注射毒品被决定强制隔离戒毒的，强制隔离戒毒不得提前解除'
    : '拒绝接受社区戒毒、在社区戒毒期间吸食、注射毒品或者严重违反社区戒毒协议的，由公安机关依法作出强制隔离戒毒的决定'
}

const grounds: Readonly<Record<string, string>> = {
  refusal: '拒绝接受措施',
  relapse: '又吸食、注射毒品',
  seriousViolation: '严重违反协议',
  other: '其他情形',
}
const decisions: Readonly<Record<string, string>> = {
  compulsoryIsolation: '强制隔离戒毒',
  continue: '继续执行',
  other: '其他决定',
}
const report = (f: FormFile) => chosen(f, 'policeReported')
const decided = (f: FormFile) => standing(f, 'policeDecided').at(-1)

export const policeFields: FieldGroup = {
  reportedOn: held('报告公安机关日期', 'Reported to the police on', (f) => sayDay(report(f)?.on)),
  ground: held('报告事由', 'Ground of the report', (f) => grounds[said(report(f), 'ground') ?? '']),
  decidedOn: held('公安机关决定日期', 'Police decided on', (f) => sayDay(decided(f)?.on)),
  decision: held(
    '公安机关决定',
    'Decision of the police',
    (f) => decisions[said(decided(f), 'decision') ?? ''],
  ),
}
