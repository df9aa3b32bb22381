import type { AreaCode } from '#core/shared/area.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { type Cell, cellText } from './cell.ts'
import {
  type Choice,
  choose,
  idKindWords,
  levelWords,
  measureWords,
  offered,
  organLevelOf,
  sexes,
  venueWords,
  wayWords,
} from './choices.ts'
import type { ColumnKey } from './columns.ts'
import { type IdNumber, readIdNumber } from './id-number.ts'
import { readDate } from './read-date.ts'
import { readTerm } from './read-term.ts'
import { type Reason, reason } from './reason.ts'
import type { RowContext } from './row-context.ts'

type Fields = Record<string, unknown>

/** An order in pieces, as far as its cells could be read, with what stood in the way. */
export type OrderParts = {
  readonly person: Fields
  readonly order: Fields & { readonly executionPlace: AreaCode | undefined }
  readonly service: Fields
  readonly reasons: readonly Reason[]
}

type CellOf = (key: ColumnKey) => Cell
type Tell = (...reasons: readonly Reason[]) => undefined

/** Reads every cell of an order once. Absent optional cells are left out; a bad one is said and left out. */
export function readParts(cellOf: CellOf, has: (key: ColumnKey) => boolean, context: RowContext): OrderParts {
  const reasons: Reason[] = []
  const tell: Tell = (...more) => void reasons.push(...more)
  const read = reader(cellOf, tell, context)
  const id = read.id()
  const person = {
    name: read.text('name', 60, true),
    idKind: id.kind,
    idNumber: id.number,
    sex:
      read.choice('sex', sexes, offered.sex) ??
      id.known?.sex ??
      missing(tell, 'sex', !has('sex') || id.given),
    birthDate: read.date('birthDate') ?? id.known?.birthDate ?? missing(tell, 'birthDate', id.given),
    phone: read.phone(),
    hukouPlace: read.softPlace('hukouPlace'),
    hukouAddress: read.text('hukouAddress', 200) ?? read.placeAsAddress('hukouPlace'),
    hukouPolice: read.text('hukouPolice', 80),
    residencePlace: read.softPlace('residencePlace'),
    residenceAddress: read.text('residenceAddress', 200) ?? read.placeAsAddress('residencePlace'),
    residencePolice: read.text('residencePolice', 80),
  }
  const organ = read.text('organ', 80, true)
  const where = placeOfExecution(read, person, tell)
  const order = {
    measure:
      read.choice('measure', measureWords, offered.measure) ?? measureOf(context.layout.sheet, cellOf, tell),
    organ,
    organLevel:
      read.choice('organLevel', levelWords, offered.organLevel) ?? levelOfOrgan(organ, context, tell),
    documentNo: read.text('documentNo', 60, true)?.replace(/[[(【]\s*(\d{4})\s*[\])】]/, '〔$1〕'),
    decidedOn: read.date('decidedOn', true),
    termMonths: read.term(),
    creditDays: read.number('creditDays'),
    statedFrom: read.date('statedFrom'),
    statedTo: read.date('statedTo'),
    executionPlace: where.place,
    venue: where.venue,
    releasedOn: read.date('releasedOn'),
  }
  const service = {
    servedOn: read.date('servedOn'),
    way: read.choice('servedWay', wayWords, offered.servedWay),
    familyServedOn: read.date('familyServedOn'),
  }
  return {
    person: filled(person),
    order: { ...filled(order), executionPlace: where.place },
    service: filled(service),
    reasons,
  }
}

function missing(tell: Tell, key: ColumnKey, alreadySaid: boolean): undefined {
  return alreadySaid ? undefined : tell(reason('missing', key))
}

function filled(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

type Reader = ReturnType<typeof reader>

function reader(cellOf: CellOf, tell: Tell, context: RowContext) {
  const textOf = (key: ColumnKey) => cellText(cellOf(key))
  const text = (key: ColumnKey, max: number, required = false): string | undefined => {
    const value = textOf(key)
    if (value === '') return required ? tell(reason('missing', key)) : undefined
    return value.length <= max ? value : tell(reason('tooLong', key, { args: { max: String(max) } }))
  }
  const date = (key: ColumnKey, required = false): PlainDate | undefined => {
    if (textOf(key) === '') return required ? tell(reason('missing', key)) : undefined
    const read = readDate(cellOf(key), context.dateSystem)
    return 'date' in read ? read.date : tell(reason(read.fault, key))
  }
  const choice = <T extends string>(
    key: ColumnKey,
    words: Choice<T>,
    known: readonly string[],
  ): T | undefined => {
    const value = textOf(key)
    if (value === '') return undefined
    return choose(words, value) ?? tell(reason('choiceUnknown', key, { args: { known: known.join('、') } }))
  }
  const number = (key: ColumnKey): number | undefined => {
    const value = textOf(key).replace(/[天日]$/, '')
    if (value === '') return undefined
    return /^\d{1,4}$/.test(value) ? Number(value) : tell(reason('numberUnreadable', key))
  }
  const softPlace = (key: 'hukouPlace' | 'residencePlace'): AreaCode | undefined => {
    const read = context.places(cellOf(key))
    return 'place' in read ? read.place : undefined
  }
  return {
    text,
    date,
    choice,
    number,
    softPlace,
    term: () => {
      const value = textOf('termMonths')
      if (value === '') return undefined
      return readTerm(value) ?? tell(reason('termUnreadable', 'termMonths'))
    },
    // a place written as a plain address is kept as the address, so that nothing the police told is lost
    placeAsAddress: (key: 'hukouPlace' | 'residencePlace') =>
      softPlace(key) === undefined && !/^\d+$/.test(textOf(key)) ? text(key, 200) : undefined,
    phone: () => {
      const value = textOf('phone').replace(/[()（）]/g, '')
      if (value === '') return undefined
      return /^\+?\d[\d -]{4,18}$/.test(value) ? value : tell(reason('phoneUnreadable', 'phone'))
    },
    id: () => readId(cellOf('idNumber'), textOf, tell),
    execution: () => (textOf('executionPlace') === '' ? undefined : context.places(cellOf('executionPlace'))),
    venue: () => choice('venue', venueWords, offered.venue),
  }
}

type IdPart = { kind: string; number: string | undefined; known: IdNumber | undefined; given: boolean }

function readId(cell: Cell, textOf: (key: ColumnKey) => string, tell: Tell): IdPart {
  const kindText = textOf('idKind')
  const kind = kindText === '' ? 'residentId' : (choose(idKindWords, kindText) ?? 'other')
  const shown = cellText(cell)
  if (shown === '') return { kind, number: missing(tell, 'idNumber', false), known: undefined, given: true }
  if (kind !== 'residentId') return { kind, number: shown.toUpperCase(), known: undefined, given: false }
  const read = readIdNumber(cell)
  if ('fault' in read)
    return { kind, number: tell(reason(read.fault, 'idNumber')), known: undefined, given: true }
  // an old number is kept as its 18-character form; the reader is told here, later checks see the new form
  if (read.id.doubts.includes('idFifteen')) tell(reason('idFifteen', 'idNumber'))
  return { kind, number: read.id.number, known: read.id, given: true }
}

function measureOf(sheet: string, cellOf: CellOf, tell: Tell): string | undefined {
  if (cellText(cellOf('measure')) !== '') return undefined
  return (
    choose(measureWords, sheet.replace(/社区戒毒社区康复|社戒社康/, '')) ?? tell(reason('missing', 'measure'))
  )
}

function levelOfOrgan(organ: string | undefined, context: RowContext, tell: Tell): string | undefined {
  if (organ === undefined) return undefined
  const level = organLevelOf(organ, context.cities)
  if (level === undefined) tell(reason('organLevelGuessed', 'organ'))
  return level === 'city' ? 'city' : 'county'
}

type Where = { readonly place: AreaCode | undefined; readonly venue: string | undefined }

/** The place as written; where none is, the residence before the registration only if the list says so. */
function placeOfExecution(read: Reader, person: Fields, tell: Tell): Where {
  const venue = read.venue()
  const { hukouPlace, residencePlace } = person as { hukouPlace?: AreaCode; residencePlace?: AreaCode }
  const written = read.execution()
  if (written === undefined) {
    const place = venue === 'residence' ? residencePlace : (hukouPlace ?? residencePlace)
    if (place === undefined) tell(reason('placeMissing', 'executionPlace', { clause: 'jdf-33' }))
    return { place, venue: venue ?? (place === hukouPlace ? 'hukou' : 'residence') }
  }
  if ('fault' in written) {
    const candidates = 'candidates' in written ? written.candidates : []
    const args = { candidates: candidates.map((c) => `${c.name}(${c.code})`).join('、') }
    return { place: tell(reason(written.fault, 'executionPlace', { args })), venue }
  }
  const { place } = written
  if (venue !== undefined) return { place, venue }
  if (place === hukouPlace) return { place, venue: 'hukou' }
  if (place !== residencePlace) {
    const silent = hukouPlace === undefined && residencePlace === undefined
    tell(reason(silent ? 'venueAssumed' : 'venueUnknown', 'executionPlace', { clause: 'jdf-33' }))
  }
  return { place, venue: 'residence' }
}
