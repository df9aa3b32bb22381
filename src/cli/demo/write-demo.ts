import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { demoCity } from '#core/demo/demo-city.ts'
import type { DemoPlan } from '#core/demo/demo-scale.ts'
import type { PolicyBook } from '#core/policy/policy.ts'
import { showProgress } from './progress.ts'

export type Written = { readonly people: number; readonly entries: number }

/** Writes the plan as NDJSON in the public format: a line for the file of each person, then one for each entry. */
export async function writeDemo(
  plan: DemoPlan,
  book: PolicyBook,
  target: string,
  entriesOnly: boolean,
): Promise<Written> {
  const out = target === '-' ? process.stdout : createWriteStream(target)
  const failed = new Promise<never>((_, refuse) => out.once('error', refuse))
  const progress = showProgress('Writing people', plan.people)
  const written = { people: 0, entries: 0 }
  const write = async () => {
    for (const { person, caseFile, station, worker, entries } of demoCity(plan, book)) {
      const head = entriesOnly ? [] : [{ file: { person, caseFile, station, worker } }]
      const text = [...head, ...entries].map((line) => `${JSON.stringify(line)}\n`).join('')
      if (!out.write(text)) await once(out, 'drain')
      written.people++
      written.entries += entries.length
      progress.at(written.people)
    }
    if (out !== process.stdout) await new Promise<void>((done) => out.end(done))
  }
  await Promise.race([write(), failed]).catch((error: NodeJS.ErrnoException) => {
    // the reader has seen enough (`| head`)
    if (error.code !== 'EPIPE') throw error
  })
  progress.end(
    `${written.people.toLocaleString('en')} people, ${written.entries.toLocaleString('en')} entries`,
  )
  return written
}
