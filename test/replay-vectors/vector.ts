import type { CaseState, DutyKind, FindingKind } from '#core/case/case-state.ts'

/** A fact of a life: type, day, data, and where a vector needs them its id and the moment it was recorded. */
export type Fact = readonly [
  type: string,
  on: string,
  data?: Readonly<Record<string, unknown>>,
  more?: { readonly id?: string; readonly recordedAt?: string },
]

/**
 * What the text says of a life on a day, told before looking at what replay makes of it. `source` is where it says so.
 * Duties are `from–due status`, with `?` where the text names no beginning; findings are `day` or `day part`.
 */
export type Vector = {
  readonly says: string
  readonly source: string
  /** Fields of the order that differ from an ordinary detox order of 2025-02-28; null for a journal without one. */
  readonly order?: Readonly<Record<string, unknown>> | null
  readonly facts: readonly Fact[]
  readonly pack?: string
  /** Parameters that a local pack may set otherwise. */
  readonly rules?: Readonly<Record<string, unknown>>
  readonly asOf: string
  readonly knownAt?: string
  readonly expect: Expectation
}

export type Expectation = Partial<
  Pick<
    CaseState,
    | 'measure'
    | 'stage'
    | 'custody'
    | 'contact'
    | 'handover'
    | 'executionPlace'
    | 'cleanSince'
    | 'threeYearsCleanOn'
    | 'nextChangeOn'
  >
> & {
  readonly reportIn?: Partial<CaseState['reportIn']>
  readonly term?: Partial<CaseState['term']>
  readonly agreement?: Partial<CaseState['agreement']>
  readonly tier?: string | null
  /** Refusals, absences, days away. */
  readonly counts?: readonly [number, number, number]
  readonly duties?: Partial<Record<DutyKind, readonly string[]>>
  readonly firstDuties?: Partial<Record<DutyKind, readonly string[]>>
  readonly findings?: Partial<Record<FindingKind, readonly string[]>>
}

export const home = '330106001'
export const elsewhere = '330108002'

export const served = (on: string): Fact => ['orderServed', on, { to: 'person', way: 'direct' }]
export const reported = (on: string, place = home): Fact => ['reportedIn', on, { place }]
export const signed = (on: string, place = home): Fact => ['agreementSigned', on, { parties: '街道', place }]
export const tested = (on: string, more: Record<string, unknown> = {}, id?: string): Fact => [
  'testTaken',
  on,
  { sample: 'urine', level: 'onSite', result: 'negative', ...more },
  id === undefined ? {} : { id },
]
export const refused = (on: string, way = 'refused', id?: string): Fact => [
  'testRefused',
  on,
  { way },
  id === undefined ? {} : { id },
]
export const absent = (from: string, to?: string, id?: string): Fact => [
  'absenceFound',
  to ?? from,
  to === undefined ? { from } : { from, to },
  id === undefined ? {} : { id },
]
export const struck = (on: string, entry: string, more: Fact[3] = {}): Fact => [
  'struck',
  on,
  { entry, reason: '录错' },
  more,
]
export const leave = (on: string, from: string, to: string): Fact => [
  'leaveAsked',
  on,
  { from, to, destination: '上海' },
  { id: 'leave' },
]
export const granted = (on: string, yes = true): Fact => [
  'leaveDecided',
  on,
  { leave: 'leave', granted: yes },
]
export const moving = (on: string, changedOn: string): Fact => [
  'placeChangeAsked',
  on,
  { to: elsewhere, reason: '迁居', changedOn },
]

/** Served on 3 March, reported in and signed on 10 March 2025: term until 9 March 2028. */
export const started: readonly Fact[] = [served('2025-03-03'), reported('2025-03-10'), signed('2025-03-10')]
