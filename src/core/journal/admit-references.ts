import type { Refusal } from '#core/shared/decision.ts'
import type { Author, Entry } from './entry.ts'
import { findEntryType } from './entry-types.ts'

/** A strike, and what happened before somebody asked that it be recorded: their day may be earlier than what they name. */
const mayNameLater: ReadonlySet<string> = new Set(['struck', 'suspended', 'resumed', 'terminated'])

/** Every field that names another entry names one of this case and of the right type. */
export function checkReferences(entry: Entry, journal: readonly Entry[]): readonly Refusal[] {
  const refers = findEntryType(entry.type)?.refers ?? {}
  const refusals: Refusal[] = []
  for (const [field, types] of Object.entries(refers)) {
    const target = entry.data[field]
    if (typeof target !== 'string') continue
    const found = journal.find((e) => e.id === target)
    if (!found) refusals.push(absent(field))
    else if (types.length > 0 && !types.includes(found.type)) refusals.push(wrongType(field, types))
    else if (found.on > entry.on && !mayNameLater.has(entry.type)) refusals.push(tooEarly())
    else if (entry.type === 'struck' && isStruck(journal, target)) refusals.push(alreadyStruck())
  }
  if (entry.type === 'policeReported') refusals.push(...checkEvidence(entry, journal))
  return [...refusals, ...checkAnsweredOnce(entry, journal)]
}

function checkEvidence(entry: Entry, journal: readonly Entry[]): readonly Refusal[] {
  const ids = new Set(journal.map((e) => e.id))
  const evidence = entry.data['evidence'] as readonly string[]
  return evidence.every((id) => ids.has(id)) ? [] : [absent('evidence')]
}

const answers: Readonly<Record<string, readonly string[]>> = {
  asked: [
    'properReasonAccepted',
    'properReasonRefused',
    'suspended',
    'resumed',
    'terminated',
    'endingRefused',
  ],
  report: ['policeReceived', 'exitConfirmed'],
}

/** A request is answered once, and a report has one receipt; a wrong answer is struck first. */
function checkAnsweredOnce(entry: Entry, journal: readonly Entry[]): readonly Refusal[] {
  const found = Object.entries(answers).find(([, types]) => types.includes(entry.type))
  const [field = '', types = []] = found ?? []
  const target = entry.data[field]
  if (target === undefined) return []
  const same = (e: Entry) => types.includes(e.type) && e.data[field] === target && e.id !== entry.id
  if (!journal.some((e) => same(e) && !isStruck(journal, e.id) && !isOverturned(journal, e.id))) return []
  const says = { zh: '已经有了答复或者回执', en: 'is answered, or received, already' }
  const mend = { zh: '如果原来的登记有误，先作废', en: 'Where that entry is wrong, strike it first' }
  return [{ code: 'admit.answered', field: `data.${field}`, says, mend }]
}

/** Who asked for leave, or recorded what is objected to, does not decide on it. */
export function checkOwnDecision(
  entry: Entry,
  journal: readonly Entry[],
  author: Author | undefined,
): readonly Refusal[] {
  if (!author) return []
  const about = decidedAbout(entry, journal)
  if (!about.some((e) => e.by?.user === author.user)) return []
  const says = {
    zh: '不能决定自己提出或者登记的事项',
    en: 'nobody decides on what they asked for or recorded themselves',
  }
  const mend = { zh: '请由另一名有权的工作人员决定', en: 'Another person with the right decides' }
  return [{ code: 'admit.ownDecision', field: 'by', says, mend }]
}

function decidedAbout(entry: Entry, journal: readonly Entry[]): readonly Entry[] {
  const { data } = entry
  if (entry.type === 'leaveDecided')
    return journal.filter((e) => e.id === data['leave'] && e.by?.role === 'person')
  if (answers['asked']?.includes(entry.type)) return journal.filter((e) => e.id === data['asked'])
  if (entry.type === 'objectionDecided')
    return journal.filter(
      (e) => e.id === data['about'] || (e.type === 'objectionRaised' && e.data['about'] === data['about']),
    )
  if (entry.type === 'testObjectionDecided')
    return journal.filter((e) => e.type === 'testObjected' && e.data['test'] === data['test'])
  return []
}

function isStruck(journal: readonly Entry[], target: string): boolean {
  return journal.some((e) => e.type === 'struck' && e.data['entry'] === target && !isStruck(journal, e.id))
}

function isOverturned(journal: readonly Entry[], target: string): boolean {
  return journal.some(
    (e) =>
      e.type === 'objectionDecided' &&
      e.data['about'] === target &&
      e.data['upheld'] === true &&
      !isStruck(journal, e.id),
  )
}

function absent(field: string): Refusal {
  const says = { zh: '这份档案里没有这条记录', en: 'names no entry of this case' }
  return { code: 'admit.noSuchEntry', field: `data.${field}`, says }
}

function wrongType(field: string, types: readonly string[]): Refusal {
  const titles = types.map((t) => findEntryType(t)?.title)
  const says = {
    zh: `应当指向“${titles.map((t) => t?.zh).join('、')}”`,
    en: `should name an entry '${titles.map((t) => t?.en).join("' or '")}'`,
  }
  return { code: 'admit.wrongType', field: `data.${field}`, says }
}

function tooEarly(): Refusal {
  const says = { zh: '早于所指记录的日期', en: 'is before the day of the entry it names' }
  return { code: 'admit.tooEarly', field: 'on', says }
}

function alreadyStruck(): Refusal {
  const says = { zh: '这条记录已经作废', en: 'names an entry that is already struck' }
  return { code: 'admit.alreadyStruck', field: 'data.entry', says }
}
