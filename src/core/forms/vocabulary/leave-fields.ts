import { type FieldGroup, held, open } from '#core/forms/field-kind.ts'
import { chosen, type FormFile, replyTo, said } from '#core/forms/form-file.ts'
import { sayDay, sayDays } from '#core/forms/paper-words.ts'

const leave = (f: FormFile) => chosen(f, 'leaveAsked')
const decision = (f: FormFile) => replyTo(f, 'leaveDecided', 'leave', leave(f))
const extension = (f: FormFile) => replyTo(f, 'leaveExtended', 'leave', leave(f))
const back = (f: FormFile) => replyTo(f, 'leaveReturned', 'leave', leave(f))

export const leaveFields: FieldGroup = {
  askedOn: held('申请日期', 'Asked on', (f) => sayDay(leave(f)?.on)),
  from: held('离开日期', 'Leaves on', (f) => sayDay(said(leave(f), 'from'))),
  to: held('返回日期', 'Back on', (f) => sayDay(said(leave(f), 'to'))),
  days: held('天数', 'Days', (f) => sayDays(said(leave(f), 'from'), said(leave(f), 'to'))),
  destination: open('目的地', 'Where to', (f) => said(leave(f), 'destination')),
  reason: open('事由', 'Reason', (f) => said(leave(f), 'reason')),
  decision: held('审批结果', 'Decision', (f) => {
    const granted = decision(f)?.data['granted']
    return granted === undefined ? undefined : granted === true ? '同意' : '不同意'
  }),
  decidedOn: held('审批日期', 'Decided on', (f) => sayDay(decision(f)?.on)),
  opinion: open('审批意见', 'Opinion', (f) => said(decision(f), 'reason')),
  extendedTo: held('续假至', 'Extended to', (f) => sayDay(said(extension(f), 'to'))),
  returnedOn: held('销假日期', 'Checked back on', (f) => sayDay(said(back(f), 'on') ?? back(f)?.on)),
}
