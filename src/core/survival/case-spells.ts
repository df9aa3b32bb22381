import type { CaseState } from '#core/case/case-state.ts'
import type { Entry } from '#core/journal/entry.ts'
import { fromDayNumber, type PlainDate, toDayNumber } from '#core/shared/plain-date.ts'
import type { CurveKey, Ending } from './curves.ts'

/**
 * What one case adds to a curve while it is carried out in one township: from and to are days since the origin, both
 * included; `toDay` null while it goes on. Who moves away ends with `moved` and goes on in the next township, so that the
 * people at risk of an area are the sum of those of its townships.
 */
export type Spell = {
  readonly curve: CurveKey
  readonly area: string
  readonly measure: string
  readonly originOn: PlainDate
  readonly fromDay: number
  readonly toDay: number | null
  readonly ending: Ending | null
}

type End = { readonly day: number; readonly ending: Ending }
type Life = { readonly curve: CurveKey; readonly origin: number; readonly end: End | null }

/** The spells of a case by its state and its standing entries (nothing struck, in the order of replay). */
export function caseSpells(state: CaseState, standing: readonly Entry[]): readonly Spell[] {
  const { measure, executionPlace } = state
  if (measure === null || executionPlace === null) return []
  const places = placesOf(standing)
  const closing = closingOf(standing)
  const lives = [reportInLife(standing, closing), retentionLife(state, standing, closing)]
  lives.push(cleanLife(state, standing, closing))
  return lives.flatMap((life) => (life ? spellsOf(life, places, measure) : []))
}

function reportInLife(standing: readonly Entry[], closing: End | null): Life | null {
  const served = standing.find((e) => e.type === 'orderServed' && e.data['to'] === 'person')
  if (!served) return null
  const reported = standing.find((e) => e.type === 'reportedIn')
  const came = reported ? [{ day: toDayNumber(reported.on), ending: 'reportedIn' as const }] : []
  return lifeOf('reportIn', toDayNumber(served.on), [...came, ...(closing ? [closing] : [])])
}

/** Ended by the first loss of contact, by a serious violation or by isolation; the term being full is a good end. */
function retentionLife(state: CaseState, standing: readonly Entry[], closing: End | null): Life | null {
  const { startsOn, endsOn } = state.term
  if (startsOn === null) return null
  const origin = toDayNumber(startsOn)
  const lost = standing.filter((e) => e.type === 'contactLost').map((e) => endAt(e.on, 'lost'))
  const violations = state.findings
    .filter((f) => f.kind === 'seriousViolation')
    .map((f) => endAt(f.on, 'violation'))
  const ends = [...lost, ...violations].filter((e) => e.day >= origin)
  const full = endsOn === null ? [] : [endAt(endsOn, 'discharged')]
  return lifeOf('retention', origin, [...ends, ...(closing ? [closing] : []), ...full])
}

/** Ended by known use or isolation. Who is out of sight is no longer known to be clean. */
function cleanLife(state: CaseState, standing: readonly Entry[], closing: End | null): Life | null {
  const { startsOn } = state.term
  if (startsOn === null) return null
  const origin = toDayNumber(startsOn)
  const relapses = state.findings.filter((f) => f.kind === 'relapse').map((f) => endAt(f.on, 'relapse'))
  const contact = standing.findLast((e) => e.type === 'contactLost' || e.type === 'contactRestored')
  const lost = contact?.type === 'contactLost' ? [endAt(contact.on, 'outOfSight')] : []
  const ends = [...relapses.filter((e) => e.day >= origin), ...lost.filter((e) => e.day >= origin)]
  return lifeOf('clean', origin, [...ends, ...(closing ? [closing] : [])])
}

/** The earliest end counts; of two on one day the one that is named first. Nothing ends before it began. */
function lifeOf(curve: CurveKey, origin: number, ends: readonly End[]): Life {
  const first = ends.reduce<End | null>((a, b) => (a === null || b.day < a.day ? b : a), null)
  return { curve, origin, end: first && { ...first, day: Math.max(origin, first.day) } }
}

function endAt(on: PlainDate, ending: Ending): End {
  return { day: toDayNumber(on), ending }
}

const closings: Readonly<Record<string, Ending>> = {
  compulsoryIsolation: 'isolation',
  death: 'died',
  leftCountry: 'abroad',
  imprisonment: 'custody',
  compulsoryEducation: 'custody',
}

/** What ended the measure before its term: the first of isolation and a termination. */
function closingOf(standing: readonly Entry[]): End | null {
  const closing = standing.find(
    (e) =>
      e.type === 'terminated' || (e.type === 'policeDecided' && e.data['decision'] === 'compulsoryIsolation'),
  )
  if (!closing) return null
  return endAt(closing.on, closings[String(closing.data['reason'] ?? closing.data['decision'])] ?? 'custody')
}

type Place = { readonly from: number; readonly area: string }

/** Townships one after the other; the first holds from the beginning. */
function placesOf(standing: readonly Entry[]): readonly Place[] {
  const order = standing.find((e) => e.type === 'orderIssued')
  const moves = standing
    .filter((e) => e.type === 'placeChangeAsked')
    .map((e) => ({ from: toDayNumber(String(e.data['changedOn'])), area: townshipOf(e.data['to']) }))
    .sort((a, b) => a.from - b.from)
  const first = { from: Number.NEGATIVE_INFINITY, area: townshipOf(order?.data['executionPlace']) }
  return [first, ...moves].filter((place, i, all) => place.area !== all[i - 1]?.area)
}

function townshipOf(place: unknown): string {
  return String(place ?? 'cn').slice(0, 9)
}

function spellsOf(life: Life, places: readonly Place[], measure: string): readonly Spell[] {
  const { curve, origin, end } = life
  return places.flatMap((place, i) => {
    const from = Math.max(place.from, origin)
    const left = places[i + 1]?.from ?? Number.POSITIVE_INFINITY
    const ends = end !== null && end.day < left
    const to = ends ? end.day : left - 1
    if (from > to || (end !== null && from > end.day)) return []
    return [
      {
        curve,
        area: place.area,
        measure,
        originOn: fromDayNumber(origin),
        fromDay: from - origin,
        toDay: Number.isFinite(to) ? to - origin : null,
        ending: ends ? end.ending : Number.isFinite(left) ? ('moved' as const) : null,
      },
    ]
  })
}
