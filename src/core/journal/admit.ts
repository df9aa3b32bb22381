import type { Role } from '#core/access/roles.ts'
import type { CaseState } from '#core/case/case-state.ts'
import { replay } from '#core/case/replay.ts'
import type { PolicyBook } from '#core/policy/policy.ts'
import { accept, type Decision, type Refusal, refuse } from '#core/shared/decision.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { checkLeaveLimit, checkLeaveStep } from './admit-leave.ts'
import { checkOwnDecision, checkReferences } from './admit-references.ts'
import { checkStage } from './admit-stage.ts'
import { checkTests } from './admit-tests.ts'
import type { Author, Entry } from './entry.ts'
import { findEntryType } from './entry-types.ts'
import { parseEntry } from './parse-entry.ts'

export type Admission = {
  readonly book: PolicyBook
  readonly today: PlainDate
  /** Who writes now. Absent for an import, where each entry names its own author. */
  readonly author?: Author
  /** The state of entries on a day, for a caller that keeps what it computed; `replay` unless told. */
  readonly stateOn?: (entries: readonly Entry[], on: PlainDate) => CaseState
}

/**
 * May these entries join the journal? All or none. An id that is already there is the same entry sent again and is left
 * out of the answer. Refuses what is malformed, not the writer's to write, in the future, out of place in the course of
 * the measure, or about an entry that does not exist.
 */
export function admit(
  journal: readonly Entry[],
  newEntries: readonly unknown[],
  { book, today, author, stateOn = (entries, on) => replay(entries, book, on) }: Admission,
): Decision<Entry[]> {
  const known = new Set(journal.map((e) => e.id))
  const taken: Entry[] = []
  const refusals: Refusal[] = []
  for (const json of newEntries) {
    const parsed = parseEntry(json, book)
    if (!parsed.ok) {
      refusals.push(...parsed.refusals)
      continue
    }
    const entry = parsed.value
    if (known.has(entry.id)) continue
    known.add(entry.id)
    const before = taken.length === 0 ? journal : [...journal, ...taken]
    const found = [
      ...checkWriter(entry, author ?? entry.by),
      ...checkDay(entry, today),
      ...checkReferences(entry, before),
      ...checkOwnDecision(entry, before, author ?? entry.by),
      ...checkLeaveLimit(entry, before, author ?? entry.by, book),
      ...checkLeaveStep(entry, before),
      ...checkTests(entry, before, book),
      ...checkStage(entry, before, () => stateOn(before, entry.on)),
    ]
    refusals.push(...found)
    if (found.length === 0) taken.push(entry)
  }
  return refusals.length > 0 ? refuse(...refusals) : accept(taken)
}

function checkWriter(entry: Entry, author: Author | undefined): readonly Refusal[] {
  const type = findEntryType(entry.type)
  if (!author || type?.writers.includes(author.role as Role)) return []
  const says = {
    zh: `“${type?.title.zh}”不是您的岗位可以登记的`,
    en: `'${type?.title.en}' is not yours to record in this role`,
  }
  const mend = { zh: '请由有权的岗位登记', en: 'Ask someone in a role that may record it' }
  return [{ code: 'admit.writer', field: 'type', says, mend }]
}

/** A fact is recorded once it has happened; plans are dates inside `data`. */
function checkDay(entry: Entry, today: PlainDate): readonly Refusal[] {
  if (entry.on <= today) return []
  const says = { zh: `日期${entry.on}还没有到`, en: `${entry.on} is still to come` }
  const mend = { zh: '请填写事情实际发生的日期', en: 'Give the day on which it really happened' }
  return [{ code: 'admit.future', field: 'on', says, mend }]
}
