import { type Cell, cellAddress, cellText } from '#core/orders/cell.ts'
import { type Choice, choose, sexes } from '#core/orders/choices.ts'
import { readIdNumber } from '#core/orders/id-number.ts'
import { readDate } from '#core/orders/read-date.ts'
import type { PlaceFinder } from '#core/orders/resolve-place.ts'
import { ReleaseDraft } from '#core/release/release-draft.ts'
import { ScreeningDraft } from '#core/screening/screening-draft.ts'
import { type AreaCode, isWithin } from '#core/shared/area.ts'
import { daysBetween, type PlainDate } from '#core/shared/plain-date.ts'
import { enteredWords, environmentWords, expectedWords, passWords, releaseWords } from './roster-choices.ts'
import { columnsOf, type RosterColumn, type RosterKind } from './roster-columns.ts'
import type { RosterLayout } from './roster-layout.ts'
import { type RosterReason, type RosterStanding, rosterReason, standingOfRow } from './roster-reason.ts'

export type RosterContext = {
  readonly today: PlainDate
  readonly scope: AreaCode
  readonly layout: RosterLayout
  readonly places: PlaceFinder
  readonly dateSystem: '1900' | '1904'
}

export type RosterDraft = ReleaseDraft | ScreeningDraft

/** A row as it will be shown before anything is taken; `draft` is undefined where something needed could not be read. */
export type RosterRow<D extends RosterDraft = RosterDraft> = {
  readonly row: number
  readonly name: string
  readonly reasons: readonly RosterReason[]
  readonly standing: RosterStanding
  readonly draft: D | undefined
}

/** Days of release this far behind or ahead are looked at by a person. */
const longPastDays = 60
const farDays = 400

export function readReleaseRow(
  cells: readonly Cell[],
  row: number,
  context: RosterContext,
): RosterRow<ReleaseDraft> {
  const read = reader('release', cells, row, context)
  const id = read.id()
  const person = {
    name: read.text('name', 60),
    sex: read.choice('sex', sexes) ?? id?.sex,
    idNumber: id?.number,
    birthDate: read.date('birthDate') ?? id?.birthDate,
    phone: read.phone(),
    address: read.text('address', 200),
  }
  const facts = {
    facility: read.text('facility', 80),
    facilityContact: read.text('facilityContact', 80),
    documentNo: read.text('documentNo', 60),
    enteredReason: read.choice('enteredReason', enteredWords),
    releaseReason: read.choice('releaseReason', releaseWords),
    receiver: read.text('receiver', 80),
    receiverPhone: read.text('receiverPhone', 40),
    diagnosis: some({
      physical: read.choice('physical', passWords),
      mindBody: read.choice('mindBody', passWords),
      behaviour: read.choice('behaviour', passWords),
      environment: read.choice('environment', environmentWords),
    }),
  }
  const releaseOn = read.date('releaseOn')
  if (releaseOn)
    for (const one of distanceReasons(releaseOn, context.today)) read.tell(one.code, 'releaseOn', one.args)
  const expected = read.choice('expected', expectedWords)
  if (expected === undefined) read.tell('expectedUnknown', 'expected')
  const draft = {
    person: filled(person),
    facts: filled(facts),
    releaseOn,
    expected: expected ?? 'unknown',
    township: read.township(),
  }
  return read.done(ReleaseDraft.safeParse(draft))
}

export function readScreeningRow(
  cells: readonly Cell[],
  row: number,
  context: RosterContext,
): RosterRow<ScreeningDraft> {
  const read = reader('screening', cells, row, context)
  const draft = {
    name: read.text('name', 60),
    idNumber: read.id()?.number,
    phone: read.phone(),
    address: read.text('address', 200),
    township: read.township(),
    remark: read.text('remark', 200),
  }
  return read.done(ScreeningDraft.safeParse(filled(draft)))
}

/** A day of release that is far off in either direction is looked at by a person. */
export function distanceReasons(releaseOn: PlainDate, today: PlainDate): readonly RosterReason[] {
  const ahead = daysBetween(today, releaseOn)
  if (ahead > farDays) return [rosterReason('releaseFar', 'releaseOn', { days: String(ahead) })]
  if (ahead < -longPastDays) return [rosterReason('releaseLongPast', 'releaseOn', { days: String(-ahead) })]
  return []
}

function reader(kind: RosterKind, cells: readonly Cell[], row: number, context: RosterContext) {
  const reasons: RosterReason[] = []
  const { columns } = context.layout
  const cellOf = (key: RosterColumn) => cells[columns.get(key) ?? -1] ?? null
  const textOf = (key: RosterColumn) => cellText(cellOf(key))
  const required = new Set(columnsOf(kind).flatMap((c) => (c.required ? [c.key] : [])))
  const tell = (
    code: RosterReason['code'],
    column: RosterColumn,
    args?: Readonly<Record<string, string>>,
  ): undefined => {
    const at = columns.get(column)
    const cell = at === undefined ? {} : { cell: cellAddress(at, row) }
    reasons.push({ ...rosterReason(code, column, args), ...cell })
  }
  const empty = (key: RosterColumn): boolean => {
    if (textOf(key) !== '') return false
    if (required.has(key)) tell('missing', key)
    return true
  }
  const text = (key: RosterColumn, max: number): string | undefined => {
    if (empty(key)) return undefined
    const value = textOf(key)
    return value.length <= max ? value : tell('tooLong', key, { max: String(max) })
  }
  const date = (key: RosterColumn): PlainDate | undefined => {
    if (empty(key)) return undefined
    const read = readDate(cellOf(key), context.dateSystem)
    return 'date' in read ? read.date : tell(read.fault, key)
  }
  const choice = <T extends string>(key: RosterColumn, words: Choice<T>): T | undefined => {
    if (empty(key)) return undefined
    const known = columnsOf(kind).find((c) => c.key === key)?.offered ?? []
    return choose(words, textOf(key)) ?? tell('choiceUnknown', key, { known: known.join('、') })
  }
  return {
    tell,
    text,
    date,
    choice,
    id: () => {
      if (empty('idNumber')) return undefined
      const read = readIdNumber(cellOf('idNumber'))
      if ('fault' in read) return tell(read.fault, 'idNumber')
      for (const doubt of read.id.doubts) tell(doubt, 'idNumber')
      return read.id
    },
    phone: () => {
      const value = textOf('phone').replace(/[()（）]/g, '')
      if (value === '') return undefined
      return /^\+?\d[\d -]{4,18}$/.test(value) ? value : tell('phoneUnreadable', 'phone')
    },
    township: () => {
      if (empty('township')) return undefined
      const read = context.places(cellOf('township'))
      if ('fault' in read) {
        const candidates = 'candidates' in read ? read.candidates : []
        const args = { candidates: candidates.map((c) => `${c.name}(${c.code})`).join('、') }
        return tell(read.fault, 'township', args)
      }
      return isWithin(read.place, context.scope) ? read.place : tell('townshipOutside', 'township')
    },
    done: <D extends RosterDraft>(parsed: { success: boolean; data?: D | undefined }): RosterRow<D> => {
      const stops = reasons.some((one) => one.level === 'refused')
      const draft = stops ? undefined : parsed.data
      if (!draft && !stops) reasons.push(rosterReason('missing', 'idNumber'))
      const name = cellText(cellOf('name')).slice(0, 60)
      return { row, name, reasons, standing: draft ? standingOfRow(reasons) : 'refused', draft }
    },
  }
}

/** The same row with more to say; its standing follows. */
export function withRosterReasons<D extends RosterDraft>(
  row: RosterRow<D>,
  more: readonly RosterReason[],
): RosterRow<D> {
  if (more.length === 0) return row
  const reasons = [...row.reasons, ...more]
  return { ...row, reasons, standing: row.draft ? standingOfRow(reasons) : 'refused' }
}

function filled<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, v]) => v !== undefined)) as Partial<T>
}

function some<T extends object>(fields: T): Partial<T> | undefined {
  const given = filled(fields)
  return Object.keys(given).length === 0 ? undefined : given
}
