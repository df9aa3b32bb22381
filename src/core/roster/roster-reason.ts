import { cellReasons } from '#core/orders/cell-reasons.ts'
import { orderReasons } from '#core/orders/order-reasons.ts'
import type { ReasonLevel } from '#core/orders/reason-level.ts'
import { r } from '#core/orders/reason-line.ts'
import type { Words } from '#core/shared/decision.ts'
import { type RosterColumn, rosterTitle } from './roster-columns.ts'

const { placeUnknown, placeNotTownship, placeAmbiguous } = orderReasons

const words = {
  ...cellReasons,
  idChecksum: r(
    'warning',
    '身份证号的校验位不对',
    'The check character of the ID number is wrong',
    '请与证件逐位核对；确认无误的，可以确认后登记',
    'Compare it with the document; if it is right, confirm the row',
  ),
  placeUnknown,
  placeNotTownship,
  placeAmbiguous,
  townshipOutside: r(
    'refused',
    '{column}不在您的辖区内',
    '{column} is not in your area',
    '请由该地所属单位登记',
    'The office of that place must enter it',
  ),
  rowTwice: r(
    'refused',
    '与第 {row} 行是同一个人',
    'The same person as in row {row}',
    '请删去其中一行',
    'Delete one of the two',
  ),
  releaseKnown: r(
    'refused',
    '此人的出所衔接已经登记，还没有办结',
    'A release of this person is registered and not yet finished',
    '请在原登记上更新日期或者补充内容',
    'Change or add to what stands there',
  ),
  lineKnown: r(
    'refused',
    '此人已在这次排查的名单里',
    'This person is on the list of this screening already',
    '不必再加',
    'Leave the row out',
  ),
  releaseLongPast: r(
    'warning',
    '出所日期已经过去 {days} 天',
    'The day of release was {days} days ago',
    '请核对；如属实，请尽快上门',
    'Check it; if it is right, visit soon',
  ),
  releaseFar: r(
    'warning',
    '出所日期在 {days} 天以后',
    'The day of release is {days} days ahead',
    '请核对年份',
    'Check the year',
  ),
  expectedUnknown: r(
    'note',
    '没有写拟接续的措施，按“未定”登记',
    'The measure to follow is not given; taken as not known',
    '知道以后再补',
    'Add it when it is known',
  ),
  openCase: r(
    'warning',
    '本乡镇（街道）已有此人正在执行的个案',
    'A case of this person is open in this township',
    '请核对是否同一人、是否需要出所衔接',
    'Check whether it is the same person and whether a handover is due',
  ),
  personKnown: r(
    'note',
    '本乡镇（街道）已有此人的档案，将合并到同一份档案',
    'This township has a file of this person; both become one',
    '无需处理',
    'Nothing to do',
  ),
} as const

export type RosterReasonCode = keyof typeof words

/** Why a row can not be taken, must be looked at or is worth knowing; arguments never hold the person's own data. */
export type RosterReason = {
  readonly code: RosterReasonCode
  readonly level: ReasonLevel
  readonly column?: RosterColumn
  readonly cell?: string
  readonly args?: Readonly<Record<string, string>>
}

export function rosterReason(
  code: RosterReasonCode,
  column?: RosterColumn,
  args?: Readonly<Record<string, string>>,
): RosterReason {
  return { code, level: words[code].level, ...(column ? { column } : {}), ...(args ? { args } : {}) }
}

export function sayRosterReason(reason: RosterReason): { readonly says: Words; readonly mend: Words } {
  const { zh, en, mendZh, mendEn } = words[reason.code]
  const title = reason.column ? rosterTitle(reason.column) : { zh: '本行', en: 'This row' }
  const fill = (text: string, column: string) =>
    text.replace(/\{(\w+)\}/g, (_, key: string) => (key === 'column' ? column : (reason.args?.[key] ?? '')))
  return {
    says: { zh: fill(zh, title.zh), en: fill(en, title.en) },
    mend: { zh: fill(mendZh, title.zh), en: fill(mendEn, title.en) },
  }
}

export type RosterStanding = 'ready' | 'warning' | 'refused'

/** A row stands as its worst reason does; notes do not count. */
export function standingOfRow(reasons: readonly RosterReason[]): RosterStanding {
  if (reasons.some((one) => one.level === 'refused')) return 'refused'
  return reasons.some((one) => one.level === 'warning') ? 'warning' : 'ready'
}
