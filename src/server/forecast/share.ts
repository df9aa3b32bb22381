import { type Book, buildBook } from '#core/policy/build-book.ts'
import type { Difference } from '#core/policy/forecast.ts'
import { forecastCase } from '#core/policy/forecast-case.ts'
import { type ForecastBody, sumForecast } from '#core/policy/forecast-sum.ts'
import type { RawPack } from '#core/policy/pack-file.ts'
import { changedKeys, watchBook } from '#core/policy/watch-book.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { Vault } from '#server/crypto/vault.ts'
import { readWorkCalendar } from '#server/policies/work-days.ts'
import { type JournalLine, openLines } from './open-journal.ts'

/** What is counted, by plain values: it goes to threads. */
export type ForecastTask = {
  readonly inForce: readonly RawPack[]
  readonly drafted: readonly RawPack[]
  readonly day: PlainDate
}

/** A person for whom something changes. */
export type ChangedCase = {
  readonly region: string
  readonly caseId: string
  readonly township: string
  readonly differences: readonly Difference[]
}

export type ForecastPart = {
  readonly cases: number
  readonly body: ForecastBody
  readonly changed: readonly ChangedCase[]
}

/** Counts batches of journals, in this thread or another: the same function. */
export type Share = (region: string, lines: readonly JournalLine[]) => ForecastPart

export function openShare(task: ForecastTask, vault: Vault): Share {
  const calendar = readWorkCalendar()
  const [inForce, drafted]: Book[] = [task.inForce, task.drafted].map((raws) => buildBook(raws, calendar))
  if (!inForce || !drafted) throw new RangeError('a forecast compares two books')
  const watched = watchBook(inForce, changedKeys(inForce, drafted))
  const books = { inForce: watched.book, drafted }
  return (region, lines) => {
    const sum = sumForecast()
    const changed: ChangedCase[] = []
    const journals = openLines(vault, region, lines)
    for (const [caseId, journal] of journals) {
      watched.forget()
      const found = forecastCase(journal, books, task.day, watched.wasAsked)
      sum.add(found)
      const { differences, township } = found
      if (differences.length > 0 && township !== null) changed.push({ region, caseId, township, differences })
    }
    return { cases: journals.size, body: sum.body(), changed }
  }
}
