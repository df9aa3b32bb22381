import { type FieldGroup, held, listed, open, type Row } from '#core/forms/field-kind.ts'
import { chosen, type FormFile, replyTo, said, standing } from '#core/forms/form-file.ts'
import { sayDay, sayDays } from '#core/forms/paper-words.ts'
import { daysTouched, type Extension, findLeave } from '#core/leave/leave-cycle.ts'

const leave = (f: FormFile) => chosen(f, 'leaveAsked')
const decision = (f: FormFile) => replyTo(f, 'leaveDecided', 'leave', leave(f))
const withdrawal = (f: FormFile) => replyTo(f, 'leaveWithdrawn', 'leave', leave(f))
const cycle = (f: FormFile) => findLeave(standingEntries(f), leave(f)?.id ?? '')
const standingEntries = (f: FormFile) =>
  standing(
    f,
    'leaveAsked',
    'leaveWithdrawn',
    'leaveDecided',
    'leaveExtensionAsked',
    'leaveExtended',
    'leaveExtensionRefused',
    'leaveReturnAsked',
    'leaveReturned',
    'leaveReturnRefused',
  )

const halves: Readonly<Record<string, string>> = { morning: '上午', afternoon: '下午', evening: '晚' }
const half = (f: FormFile, field: string) => halves[said(leave(f), field) ?? '']
const askers: Readonly<Record<string, string>> = {
  self: '本人',
  family: '家属',
  employer: '单位',
  other: '他人',
}
const ways: Readonly<Record<string, string>> = { inPerson: '当面', phone: '电话', paper: '书面' }
const back = (f: FormFile) => replyTo(f, 'leaveReturned', 'leave', leave(f))

export const leaveFields: FieldGroup = {
  askedOn: held('申请日期', 'Asked on', (f) => sayDay(leave(f)?.on)),
  from: held('离开日期', 'Leaves on', (f) => sayDay(said(leave(f), 'from'))),
  to: held('返回日期', 'Back on', (f) => sayDay(said(leave(f), 'to'))),
  days: held('天数', 'Days', (f) => {
    const [from, to] = [said(leave(f), 'from'), said(leave(f), 'to')]
    const full = sayDays(from, to)
    // full days and days of the calendar are not the same, and the law asks for the report by the latter
    return full && from && to ? `${full}（按日历经过${daysTouched(from, to)}日）` : undefined
  }),
  destination: open('目的地', 'Where to', (f) => said(leave(f), 'destination')),
  reason: open('事由', 'Reason', (f) => said(leave(f), 'reason')),
  decision: held('审批结果', 'Decision', (f) => {
    const granted = decision(f)?.data['granted']
    return granted === undefined ? undefined : granted === true ? '同意' : '不同意'
  }),
  decidedOn: held('审批日期', 'Decided on', (f) => sayDay(decision(f)?.on)),
  opinion: open('审批意见', 'Opinion', (f) => said(decision(f), 'reason')),
  extendedTo: held('续假至', 'Extended to', (f) => {
    const c = cycle(f)
    return c && c.extended.length > 0 ? sayDay(c.to) : undefined
  }),
  extensions: listed('续假', 'Extensions', (f) => (cycle(f)?.extensions ?? []).map(extensionRow)),
  fromHalf: held('离开时段', 'Leaves in the', (f) => half(f, 'fromHalf')),
  toHalf: held('返回时段', 'Back in the', (f) => half(f, 'toHalf')),
  contact: open('外出期间联系人和电话', 'Contact while away', (f) => said(leave(f), 'contact')),
  askedHow: held('怎样提出', 'How it was asked', (f) => {
    const asked = leave(f)
    const words = [askers[said(asked, 'askedBy') ?? ''], ways[said(asked, 'way') ?? '']].filter(Boolean)
    return words.length > 0 ? words.join('，') : undefined
  }),
  withdrawnOn: held('撤回日期', 'Withdrawn on', (f) => sayDay(withdrawal(f)?.on)),
  seen: open('销假时核实情况', 'What was seen on the return', (f) => said(back(f), 'seen')),
  returnedOn: held('销假日期', 'Checked back on', (f) => sayDay(said(back(f), 'on') ?? back(f)?.on)),
}

function extensionRow({ asked, to, outcome, decided }: Extension, i: number): Row {
  return {
    no: String(i + 1),
    askedOn: sayDay(asked.on) ?? '',
    to: sayDay(to) ?? '',
    decision: outcome === 'granted' ? '同意' : outcome === 'refused' ? '不同意' : '待决定',
    decidedOn: sayDay(decided?.on) ?? '',
  }
}
