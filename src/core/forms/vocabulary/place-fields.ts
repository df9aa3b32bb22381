import { type FieldGroup, held, open } from '#core/forms/field-kind.ts'
import { chosen, type FormFile, said, standing } from '#core/forms/form-file.ts'
import { sayDay } from '#core/forms/paper-words.ts'
import { findRule } from '#core/policy/policy.ts'
import { addDays } from '#core/shared/plain-date.ts'

const change = (f: FormFile) => chosen(f, 'placeChangeAsked')

export const changeFields: FieldGroup = {
  askedOn: held('申请日期', 'Asked on', (f) => sayDay(change(f)?.on)),
  changedOn: held('变更日期', 'Changed on', (f) => sayDay(said(change(f), 'changedOn'))),
  to: held('新执行地', 'New place', (f) => {
    const code = said(change(f), 'to')
    return code ? (f.areas[code] ?? code) : undefined
  }),
  reason: open('变更原因', 'Reason', (f) => said(change(f), 'reason')),
  reportBy: held('到新执行地报到的截止日', 'Report in there by', (f) => {
    const on = said(change(f), 'changedOn')
    const days = on ? findRule<number>(f.policy, 'change.reportDays', on)?.value : undefined
    return on && days ? sayDay(addDays(on, Number(days))) : undefined
  }),
  sentOn: held('材料移送日期', 'File sent on', (f) => sayDay(standing(f, 'fileSent').at(-1)?.on)),
  items: held('移送材料清单', 'What was sent', (f) => {
    const items = standing(f, 'fileSent').at(-1)?.data['items']
    return Array.isArray(items) && items.length > 0 ? `${items.join('、')}。` : undefined
  }),
  acceptedOn: held('材料接收日期', 'File accepted on', (f) => sayDay(standing(f, 'fileAccepted').at(-1)?.on)),
}

export const entrustFields: FieldGroup = {
  on: held('委托日期', 'Entrusted on', (f) => sayDay(chosen(f, 'entrusted')?.on)),
  to: open('受委托单位', 'Entrusted to', (f) => said(chosen(f, 'testEntrusted', 'entrusted'), 'to')),
  tasks: open('委托事项', 'Tasks', (f) => said(chosen(f, 'entrusted'), 'tasks')),
  until: held('委托至', 'Until', (f) => sayDay(said(chosen(f, 'entrusted'), 'lastDay'))),
  address: held('现居住地址', 'Where the person lives', (f) => said(chosen(f, 'entrusted'), 'address')),
}
