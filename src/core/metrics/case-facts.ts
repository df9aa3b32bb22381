import type { Entry } from '#core/journal/entry.ts'
import { dayInShanghai } from '#core/shared/instant.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { finalResults, type TestFact } from './final-results.ts'
import { type Part, partOf } from './six-parts.ts'

/** What figures need of a journal and the state does not keep. Dates ascend; entries that no longer count are left out. */
export type CaseFacts = {
  readonly orderedOn: PlainDate | null
  readonly servedOn: PlainDate | null
  /** End of compulsory isolation, for orders that follow a release from a facility. */
  readonly releasedOn: PlainDate | null
  readonly planAdoptedOn: PlainDate | null
  /** Visits and talks face to face. */
  readonly meetings: readonly PlainDate[]
  /** Medical guidance and treatment sessions. */
  readonly guidance: readonly PlainDate[]
  readonly tests: readonly TestFact[]
  /** First day on which a part of the six was given. */
  readonly parts: Readonly<Partial<Record<Part, PlainDate>>>
  /** Matched volunteers, `to` exclusive. */
  readonly volunteers: readonly Volunteering[]
  readonly referrals: readonly Referral[]
  /** What was noted of the ability to work and of work. */
  readonly employment: readonly Employment[]
  /** Entries that say when they were recorded. */
  readonly recordings: readonly { readonly on: PlainDate; readonly recordedOn: PlainDate }[]
  /** Day on which the measure ended before its term, if it did. */
  readonly terminatedOn: PlainDate | null
  /** Suspensions, `to` exclusive. */
  readonly suspensions: readonly { readonly from: PlainDate; readonly to: PlainDate | null }[]
}

export type Volunteering = {
  readonly volunteer: string
  readonly from: PlainDate
  readonly to: PlainDate | null
}

export type Referral = { readonly on: PlainDate; readonly closedOn: PlainDate | null }

export type Employment = { readonly on: PlainDate; readonly able: boolean; readonly works: boolean }

/** Reads the standing entries of one case once; figures of any day are then answered from the dates. */
export function caseFacts(standing: readonly Entry[]): CaseFacts {
  const overturned = overturnedTests(standing)
  const counted = standing.filter((e) => !overturned.has(e.id))
  const of = (...types: readonly string[]) => counted.filter((e) => types.includes(e.type))
  const order = of('orderIssued')[0]
  const released = order?.data['releasedOn']
  return {
    orderedOn: order?.on ?? null,
    servedOn: of('orderServed')[0]?.on ?? null,
    releasedOn: typeof released === 'string' ? released : null,
    planAdoptedOn: of('planAdopted')[0]?.on ?? null,
    meetings: of('visitMade', 'talkHeld')
      .filter(isFaceToFace)
      .map((e) => e.on),
    guidance: of('serviceGiven')
      .filter((e) => e.data['kind'] === 'medicalGuidance')
      .map((e) => e.on),
    tests: finalResults(of('testTaken')),
    parts: firstOfParts(counted),
    volunteers: volunteersOf(of('volunteerMatched', 'volunteerUnmatched')),
    referrals: referralsOf(of('referred'), of('referralClosed')),
    employment: of('employmentNoted').map(employmentOf),
    recordings: recordingsOf(standing),
    terminatedOn: of('terminated')[0]?.on ?? null,
    suspensions: suspensionsOf(of('suspended', 'resumed')),
  }
}

/** A test whose objection was upheld counts for nothing. */
function overturnedTests(standing: readonly Entry[]): ReadonlySet<unknown> {
  return new Set(
    standing
      .filter((e) => e.type === 'testObjectionDecided' && e.data['upheld'] === true)
      .map((e) => e.data['test']),
  )
}

/** A visit is in person unless it says otherwise; a talk only where it says so. */
function isFaceToFace(e: Entry): boolean {
  const method = e.data['method'] ?? (e.type === 'visitMade' ? 'faceToFace' : undefined)
  return method === 'faceToFace'
}

function firstOfParts(counted: readonly Entry[]): Partial<Record<Part, PlainDate>> {
  const first: Partial<Record<Part, PlainDate>> = {}
  for (const e of counted) {
    const part = partOf(e.type, e.data['kind'])
    if (part) first[part] ??= e.on
  }
  return first
}

function volunteersOf(matches: readonly Entry[]): readonly Volunteering[] {
  const all: { volunteer: string; from: PlainDate; to: PlainDate | null }[] = []
  for (const e of matches) {
    const volunteer = String(e.data['volunteer'])
    const open = all.find((v) => v.volunteer === volunteer && v.to === null)
    if (e.type === 'volunteerUnmatched' && open) open.to = e.on
    if (e.type === 'volunteerMatched' && !open) all.push({ volunteer, from: e.on, to: null })
  }
  return all
}

/** Closed by the first word that it is done; one that was sent back stays open. */
function referralsOf(sent: readonly Entry[], closed: readonly Entry[]): readonly Referral[] {
  return sent.map((e) => ({
    on: e.on,
    closedOn: closed.find((c) => c.data['referral'] === e.id)?.on ?? null,
  }))
}

/** Who is at school does not look for work: neither able nor working in the sense of the rate. */
function employmentOf(e: Entry): Employment {
  const occupation = e.data['occupation']
  const able = e.data['ability'] === 'able' && occupation !== 'studying'
  return { on: e.on, able, works: able && occupation !== 'none' }
}

/** Every entry of every case is asked: an instant of China says its day in its first letters. */
function dayOf(instant: string): PlainDate | undefined {
  return instant.endsWith('+08:00') ? instant.slice(0, 10) : dayInShanghai(instant)
}

function recordingsOf(standing: readonly Entry[]): CaseFacts['recordings'] {
  return standing.flatMap((e) => {
    const recordedOn = e.recordedAt === undefined ? undefined : dayOf(e.recordedAt)
    return recordedOn === undefined ? [] : [{ on: e.on, recordedOn }]
  })
}

function suspensionsOf(changes: readonly Entry[]): CaseFacts['suspensions'] {
  const all: { from: PlainDate; to: PlainDate | null }[] = []
  for (const e of changes) {
    const open = all.at(-1)
    const running = open !== undefined && open.to === null
    if (e.type === 'resumed' && running) open.to = e.on
    if (e.type === 'suspended' && !running) all.push({ from: e.on, to: null })
  }
  return all
}
