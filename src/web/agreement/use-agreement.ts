import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { type AgreementPage, saveAgreement, showAgreement } from '#contract/agreement-contract.ts'
import type { DraftContent } from '#core/agreement/draft-content.ts'
import { useAct } from '#web/api/use-act.ts'
import type { FormError } from '#web/kit/error-summary.tsx'
import { useUnsavedDraft } from '#web/kit/use-unsaved-draft.ts'

const ownRoutes = ['agreement.', 'document.']

export type Drawing = {
  readonly content: DraftContent
  readonly revision: number
  readonly dirty: boolean
  readonly busy: boolean
  readonly errors: readonly FormError[]
  readonly set: (change: Partial<DraftContent>) => void
  /** Keeps the draft on the server; the new revision once it is there. */
  readonly save: () => Promise<number | undefined>
  /** Drops what was written here and shows what stands on the server. */
  readonly reload: () => void
}

type Unsaved = { readonly dirty: boolean; readonly content: DraftContent; readonly revision: number }

/**
 * The draft as it is being written: in this tab until it is saved, on the server from then on. Somebody else's work in
 * between is never overwritten; the server says so and the writer decides.
 */
export function useAgreement(caseId: string, page: AgreementPage): Drawing {
  const { content: kept, revision: keptRevision } = page
  const draft = useUnsavedDraft<Unsaved>(`agreement.${caseId}.${page.version}`, {
    dirty: false,
    content: kept,
    revision: keptRevision,
  })
  const { values, set: setDraft, clear } = draft
  const { act, busy, errors, reset } = useAct(saveAgreement, { refresh: ownRoutes })
  const client = useQueryClient()
  const { dirty } = values
  const content = dirty ? values.content : kept
  const revision = dirty ? values.revision : keptRevision
  const latest = useRef({ content, revision })
  useEffect(() => {
    latest.current = { content, revision }
  }, [content, revision])

  const set = useCallback(
    (change: Partial<DraftContent>) => {
      const now = { content: { ...latest.current.content, ...change }, revision: latest.current.revision }
      latest.current = now
      setDraft({ dirty: true, ...now })
    },
    [setDraft],
  )

  const save = useCallback(async () => {
    const sent = latest.current
    const body = { version: page.version, revision: sent.revision, content: sent.content }
    const done = await act({ params: { caseId }, body })
    if (!done) return undefined
    // what was typed while it was on its way stays unsaved, on top of the new revision
    if (latest.current.content === sent.content) clear()
    else setDraft({ dirty: true, content: latest.current.content, revision: done.revision })
    return done.revision
  }, [act, caseId, page.version, setDraft, clear])

  const reload = useCallback(() => {
    clear()
    reset()
    void client.invalidateQueries({ predicate: (q) => q.queryKey[0] === showAgreement.id })
  }, [clear, reset, client])

  return { content, revision, dirty, busy, errors, set, save, reload }
}
