import { releaseWords } from '#core/release/paper-words.ts'
import type { Context } from '#server/http/context.ts'
import type { CaseKey } from '#server/store/open-case.ts'
import { findReleaseOfCase } from '#server/store/release-store.ts'
import { stepsOf } from './add-step.ts'
import { openFacts } from './sealed-release.ts'

/** What the papers of an opened case print of the release that it grew out of; nothing where nobody came from a facility. */
export async function wordsOfRelease(
  { tx, services }: Pick<Context, 'tx' | 'services'>,
  key: CaseKey,
): Promise<Readonly<Record<string, string>> | undefined> {
  const row = await findReleaseOfCase(tx, key.region, key.caseId)
  if (!row) return undefined
  return releaseWords(openFacts(services.vault, row), row.release_on, await stepsOf(tx, services, row))
}
