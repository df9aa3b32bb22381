import { type FieldGroup, held } from '#core/forms/field-kind.ts'
import { chosen, type FormFile, said, standing } from '#core/forms/form-file.ts'
import { sayDay } from '#core/forms/paper-words.ts'

const reasons: Readonly<Record<string, string>> = {
  detention: '依法被刑事拘留',
  arrest: '依法被逮捕',
  adminDetention: '依法被行政拘留',
  imprisonment: '被依法收监执行刑罚',
  compulsoryEducation: '被依法采取强制性教育措施',
  compulsoryIsolation: '被决定强制隔离戒毒',
  death: '死亡',
  leftCountry: '出国（境）定居',
}

const ending = (f: FormFile) => chosen(f, 'suspended', 'terminated')

export const endingFields: FieldGroup = {
  kind: held('中止或者终止', 'Suspended or terminated', (f) => {
    const type = ending(f)?.type
    return type === undefined ? undefined : type === 'suspended' ? '中止' : '终止'
  }),
  on: held('中止（终止）日期', 'On', (f) => sayDay(ending(f)?.on)),
  reason: held('原因', 'Reason', (f) => reasons[said(ending(f), 'reason') ?? '']),
  resumedOn: held('恢复执行日期', 'Resumed on', (f) => sayDay(standing(f, 'resumed').at(-1)?.on)),
}
