import type { GroupMember } from '#core/agreement/lacking-kinds.ts'
import type { GroupHelper } from '#core/agreement/signer-kinds.ts'
import { type FieldGroup, held, listed, open, type Row } from '#core/forms/field-kind.ts'
import { type FormFile, said, standing } from '#core/forms/form-file.ts'
import { sayDay } from '#core/forms/paper-words.ts'
import type { workGroupKinds } from '#core/journal/types/work-group-kinds.ts'
import { upheldAbout } from '#core/report-in/report-in-track.ts'
import { daysBetween } from '#core/shared/plain-date.ts'
import { measureOf } from './order-fields.ts'

const kindNames: Readonly<Record<(typeof workGroupKinds)[number], string>> = {
  worker: '专职工作人员',
  police: '社区民警',
  medic: '社区医务人员',
  family: '家庭成员',
  volunteer: '禁毒志愿者',
  socialWorker: '禁毒社会工作者',
  other: '其他成员',
}

const helperNames: Readonly<Record<GroupHelper, string>> = {
  communityStaff: '社区工作人员',
  employer: '用人单位',
  teacher: '学校老师',
  womensFederation: '妇联',
  youthLeague: '共青团',
  civilAffairs: '民政',
  legalAid: '法律援助',
  peer: '同伴辅导员',
}

export const reportInFields: FieldGroup = {
  dueOn: held('报到截止日', 'Last day to report in', (f) => sayDay(f.state.reportIn.dueOn)),
  on: held('实际报到日期', 'Reported in on', (f) => sayDay(f.state.reportIn.reportedOn)),
  overdueDays: held('已逾期天数', 'Days overdue', overdueDays),
  reminders: listed('通知、提醒情况', 'Reminders', (f) =>
    standing(f, 'reportInReminded').map((e, i) => ({
      no: String(i + 1),
      on: sayDay(e.on) ?? '',
      way: reminderWay(said(e, 'way') ?? ''),
    })),
  ),
  reason: held('是否有正当理由', 'Proper reason', (f) => {
    const accepted = standing(f, 'properReasonAccepted').at(-1)
    if (accepted) return `已认可正当理由，报到延至${sayDay(said(accepted, 'until')) ?? ''}`
    const overturned = upheldAbout(standing(f, 'objectionDecided')).map((e) => e.data['about'])
    const refused = standing(f, 'properReasonRefused')
      .filter((e) => !overturned.includes(e.id))
      .at(-1)
    const asked = standing(f, 'properReasonAsked').find((e) => e.id === refused?.data['asked'])
    if (!refused || !asked) return '截至制作之日，未收到并认可正当理由'
    const why = `以“${said(asked, 'reason') ?? ''}”为由申请延期`
    return `该人曾${why}，经审查不予认可（${sayDay(refused.on) ?? ''}）：${said(refused, 'reason') ?? ''}`
  }),
}

const reminderWays: Readonly<Record<string, string>> = {
  message: '短信提醒',
  phone: '电话提醒',
  visit: '上门提醒',
  paper: '书面通知',
  mail: '邮寄通知',
}

/** Entries hold the key of the way; older ones what somebody wrote. */
function reminderWay(way: string): string {
  return reminderWays[way] ?? way
}

function overdueDays(f: FormFile): string | undefined {
  const { dueOn, reportedOn } = f.state.reportIn
  if (!dueOn) return undefined
  const late = daysBetween(dueOn, reportedOn ?? f.today)
  return late > 0 ? String(late) : undefined
}

export const termFields: FieldGroup = {
  from: held('执行起始日', 'Term starts', (f) => sayDay(f.state.term.startsOn)),
  to: held('期满日', 'Term ends', (f) => sayDay(f.state.term.endsOn)),
  suspendedDays: held('中止天数', 'Days suspended', (f) => some(f.state.term.suspendedDays)),
  creditDays: held('折抵天数', 'Days credited', (f) => some(f.state.term.creditDays)),
}

export const agreementFields: FieldGroup = {
  title: held('协议名称', 'Title of the agreement', (f) => {
    const measure = measureOf(f)
    return measure && `${measure}协议`
  }),
  signedOn: held('协议签订日期', 'Agreement signed on', (f) => sayDay(f.state.agreement.signedOn)),
}

export const groupFields: FieldGroup = {
  members: listed('工作小组成员', 'Work group', (f) => membersOf(f)),
  formedOn: held('成立日期', 'Formed on', (f) => sayDay(standing(f, 'workGroupFormed').at(-1)?.on)),
  lacking: open('缺少成员的原因', 'Why a kind is lacking', (f) =>
    said(standing(f, 'workGroupFormed').at(-1), 'reason'),
  ),
}

function membersOf(f: FormFile): Row[] {
  const members = standing(f, 'workGroupFormed').at(-1)?.data['members']
  if (!Array.isArray(members)) return []
  return members.map((m: GroupMember, i) => ({
    no: String(i + 1),
    kind: m.as ? helperNames[m.as] : (kindNames[m.kind] ?? m.kind),
    name: m.name ?? '',
    org: m.org ?? '',
    phone: m.phone ?? '',
  }))
}

export const planFields: FieldGroup = {
  on: held('制定日期', 'Adopted on', (f) => sayDay(standing(f, 'planAdopted').at(-1)?.on)),
  needs: open('需求', 'Needs', (f) => planned(f, 'needs')),
  goals: open('目标', 'Goals', (f) => planned(f, 'goals')),
  services: open('拟采取的帮扶救助措施', 'Help planned', (f) => planned(f, 'services')),
}

/** A plan that is being drawn up is printed before it is signed; else the one that the journal holds. */
function planned(f: FormFile, field: 'needs' | 'goals' | 'services'): string | undefined {
  const drawn = f.drawn?.plan
  const last = said(standing(f, 'planAdopted').at(-1), field)
  return drawn && Object.keys(drawn).length > 0 ? drawn[field] : last
}

function some(days: number): string | undefined {
  return days > 0 ? `${days}天` : undefined
}
