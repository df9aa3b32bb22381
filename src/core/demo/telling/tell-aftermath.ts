import type { Entry } from '#core/journal/entry.ts'
import { addMonthsToDay, type DayNumber, fromDayNumber, toDayNumber } from '#core/shared/plain-date.ts'
import type { Teller } from './teller.ts'

/**
 * What offices write when a measure stops or ends, told last so that nothing before it changes: who was told, names for
 * leaving dynamic control, and now and then a request. Here and there something is still open, as in any office.
 */
export function tellAftermath(teller: Teller): void {
  for (const entry of [...teller.journal.entries()]) tellNotices(teller, entry)
  if (teller.lot.life.kind.startsWith('threeYearsClean')) tellExit(teller)
  tellRequests(teller)
}

function tellNotices(teller: Teller, { id, type, on, data }: Entry): void {
  const { journal, hands, number } = teller
  const day = toDayNumber(on)
  if (type === 'dischargeNotified' && data['to'] === 'person') {
    const { noticeNo } = data
    if (number % 11 !== 0) journal.add(type, day + 1, hands.police, { to: 'family', noticeNo })
    return
  }
  const isolation = type === 'policeDecided' && data['decision'] === 'compulsoryIsolation'
  if (!isolation && type !== 'suspended' && type !== 'resumed' && type !== 'terminated') return
  const tell = (by: typeof hands.worker, after: number, to: string, way: string) =>
    journal.add('noticeGiven', day + after, by, { about: id, to, way })
  if (number % 13 !== 0) tell(hands.police, 1, 'township', 'electronic')
  if (isolation && number % 17 !== 0) tell(hands.police, 1, 'family', 'direct')
  if (type === 'resumed') tell(hands.worker, 1, 'person', 'direct')
  if (type !== 'suspended' && !hasCustody(data['reason'])) return
  if (number % 5 !== 0) tell(hands.worker, 2, 'family', 'phone')
  if (number % 3 !== 0) tell(hands.worker, 4, 'facility', 'mail')
}

function hasCustody(reason: unknown): boolean {
  return reason === 'imprisonment' || reason === 'compulsoryEducation'
}

/** A list a month; the police answer within weeks, and the newest names still wait for one or the other. */
function tellExit({ journal, hands, number }: Teller): void {
  const reported = journal.entries().find((e) => e.type === 'reportedIn')
  if (!reported) return
  const since = toDayNumber(reported.on)
  const full = addMonthsToDay(since, 36)
  const on = full + 5 + (number % 25)
  const listNo = fromDayNumber(on).slice(0, 7)
  const data = { listNo, cleanSince: reported.on, fullOn: fromDayNumber(full) }
  const report = journal.add('exitReported', on, hands.office, data)
  const answered = on + 7 + (number % 14)
  if (number % 101 === 0)
    journal.add('exitConfirmed', answered, hands.police, {
      report,
      confirmed: false,
      reason: '另有线索待查，查清后再答复。',
    })
  else journal.add('exitConfirmed', answered, hands.police, { report, confirmed: true })
}

/** What a worker heard and the township has to decide, or has decided. */
function tellRequests({ journal, hands, asOf, lot }: Teller): void {
  const { kind } = lot.life
  const told = (day: DayNumber) => ({ since: fromDayNumber(day), proof: '家属打电话告知，材料待补。' })
  if (kind === 'running' && lot.rank % 60 === 5)
    journal.add('suspensionAsked', asOf - 1, hands.worker, { reason: 'adminDetention', ...told(asOf - 2) })
  if (kind === 'running' && lot.rank % 60 === 9) {
    const ask = { reason: 'imprisonment', ...told(asOf - 40) }
    const asked = journal.add('terminationAsked', asOf - 38, hands.worker, ask)
    const reason = '判决书载明宣告缓刑，不是收监执行，措施继续。'
    journal.add('endingRefused', asOf - 36, hands.office, { asked, reason })
  }
  if (kind === 'suspendedNow' && lot.rank % 9 === 0)
    journal.add('resumptionAsked', asOf, hands.worker, { ...told(asOf), proof: '本人持释放证明到站。' })
}
