import { bodyOf } from '#core/agreement/appointed-body.ts'
import { type DrawnWords, drawnWords } from '#core/forms/drawn-words.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { Context } from '#server/http/context.ts'
import { loadDrafts } from '#server/store/agreement-store.ts'
import type { CaseKey } from '#server/store/open-case.ts'

/** What the papers of an agreement print: the version that is being drawn, else the one signed for the present place. */
export async function drawnFor(
  { tx, services, today }: Pick<Context, 'tx' | 'services' | 'today'>,
  key: CaseKey,
  now: { readonly place: string | null; readonly journal: readonly Entry[] },
): Promise<DrawnWords | undefined> {
  const drafts = await loadDrafts(tx, services.vault, key)
  const open = drafts.find((d) => d.status === 'drawn')
  const version = open ?? drafts.find((d) => d.status === 'signed' && d.place === now.place)
  if (!version) return undefined
  return drawnWords({ ...version.kept, open: version === open, body: bodyOf(now.journal, today) })
}
