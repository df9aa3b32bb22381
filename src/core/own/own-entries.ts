import { projectEntry } from '#core/access/project-entry.ts'
import type { Entry } from '#core/journal/entry.ts'
import { findEntryType } from '#core/journal/entry-types.ts'
import type { Words } from '#core/shared/decision.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

export type Objection = 'open' | 'upheld' | 'rejected' | null

/** A line of the own file as its person reads it. */
export type OwnLine = {
  readonly id: string
  readonly type: string
  readonly title: Words
  readonly on: PlainDate
  readonly data: Readonly<Record<string, unknown>>
  readonly mayObject: boolean
  readonly objection: Objection
  readonly struck: boolean
}

/** Facts that weigh against the person; a test only where it was positive. */
const weighing: ReadonlySet<string> = new Set([
  'testRefused',
  'absenceFound',
  'relapseFound',
  'contactLost',
  'admonished',
  'warned',
  'policeReported',
  'tierSet',
])

/** The journal as the person concerned reads it, newest first, with what may be objected to and what became of it. */
export function ownLines(journal: readonly Entry[]): readonly OwnLine[] {
  const struck = new Set(journal.filter((e) => e.type === 'struck').map((e) => String(e.data['entry'])))
  return journal
    .flatMap((entry) => {
      const seen = projectEntry(
        { type: entry.type, data: entry.data, own: entry.by?.role === 'person' },
        'person',
      )
      if (!seen) return []
      const objection = objectionTo(entry, journal)
      const gone = struck.has(entry.id)
      const line: OwnLine = {
        id: entry.id,
        type: entry.type,
        title: findEntryType(entry.type)?.title ?? { zh: entry.type, en: entry.type },
        on: entry.on,
        data: seen.data,
        mayObject: weighsAgainst(entry) && objection === null && !gone,
        objection,
        struck: gone,
      }
      return [line]
    })
    .sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
}

/** The type of entry by which the person objects to this one. */
export function objectionType(about: Entry): 'testObjected' | 'objectionRaised' {
  return about.type === 'testTaken' ? 'testObjected' : 'objectionRaised'
}

export function weighsAgainst(entry: Entry): boolean {
  return weighing.has(entry.type) || (entry.type === 'testTaken' && entry.data['result'] === 'positive')
}

const answers: Readonly<Record<string, string>> = {
  testObjected: 'testObjectionDecided',
  objectionRaised: 'objectionDecided',
}

function objectionTo(entry: Entry, journal: readonly Entry[]): Objection {
  const type = objectionType(entry)
  const about = (e: Entry) => e.data[type === 'testObjected' ? 'test' : 'about'] === entry.id
  if (!journal.some((e) => e.type === type && about(e))) return null
  const answer = journal.findLast((e) => e.type === answers[type] && about(e))
  return answer === undefined ? 'open' : answer.data['upheld'] === true ? 'upheld' : 'rejected'
}
