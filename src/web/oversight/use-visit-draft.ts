import { useCallback, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { answerInspection, type InspectionAnswer } from '#contract/inspection-contract.ts'
import { addInspectionFinding } from '#contract/inspection-finding-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { useOnline } from '#web/kit/use-online.ts'
import { useUnsavedDraft } from '#web/kit/use-unsaved-draft.ts'
import type { Inspection } from './inspection-screen.tsx'

export type NewFinding = z.input<NonNullable<typeof addInspectionFinding.body>>
type Kept = {
  readonly answers: Readonly<Record<string, Pick<InspectionAnswer, 'verdict' | 'note'>>>
  readonly findings: readonly NewFinding[]
}
const nothing: Kept = { answers: {}, findings: [] }

export const answerKey = (a: Pick<InspectionAnswer, 'list' | 'item' | 'pick'>) =>
  `${a.list} ${a.item} ${a.pick}`

/**
 * What was typed on a visit stays on the device until the server has it: it survives a lost network, a reload and an ended
 * login, and goes out by itself when the network is back. Each finding has its id from here, so that it is written once.
 */
export function useVisitDraft(inspection: Inspection) {
  const params = { inspectionId: inspection.id }
  const draft = useUnsavedDraft<Kept>(`inspection.${inspection.id}`, nothing)
  const answering = useAct(answerInspection)
  const finding = useAct(addInspectionFinding)
  const online = useOnline()
  const [busy, setBusy] = useState(false)
  const { answers, findings } = draft.values
  const now = useRef(draft.values)
  now.current = draft.values
  const unsent = Object.keys(answers).length + findings.length

  async function send() {
    if (busy || unsent === 0) return
    setBusy(true)
    try {
      const list = Object.entries(answers).map(([key, said]) => {
        const [list = '', item = '', pick = '0'] = key.split(' ')
        return { list, item, pick: Number(pick), ...said }
      })
      if (list.length > 0 && !(await answering.act({ params, body: { answers: list } }))) return
      // what was changed while it was on its way stays for the next time
      const changed = Object.entries(now.current.answers).filter(([key, said]) => said !== answers[key])
      draft.set({ answers: Object.fromEntries(changed) })
      for (const one of findings) {
        if (!(await finding.act({ params, body: one }))) return
        draft.set({ findings: now.current.findings.filter((f) => f.id !== one.id) })
      }
    } finally {
      setBusy(false)
    }
  }

  const latest = useRef(send)
  latest.current = send
  const back = useRef(online)
  useEffect(() => {
    if (online && !back.current) void latest.current()
    back.current = online
  }, [online])

  const verdictOf = useCallback(
    (a: Pick<InspectionAnswer, 'list' | 'item' | 'pick'>) =>
      answers[answerKey(a)] ??
      inspection.answers.find((one) => answerKey(one) === answerKey(a)) ?? { verdict: '', note: '' },
    [answers, inspection.answers],
  )

  return {
    unsent,
    online,
    busy,
    restored: draft.restored,
    errors: [...answering.errors, ...finding.errors],
    findings,
    verdictOf,
    answer: (a: InspectionAnswer) =>
      draft.set({ answers: { ...answers, [answerKey(a)]: { verdict: a.verdict, note: a.note } } }),
    add: (one: NewFinding) => draft.set({ findings: [...findings, one] }),
    remove: (id: string) => draft.set({ findings: findings.filter((f) => f.id !== id) }),
    send,
  }
}
