import { revealPerson } from '#contract/case-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { RevealDialog } from '#web/people/reveal-dialog.tsx'

export function RevealPerson({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const asking = useAct(revealPerson, { refresh: ['case.looks'] })
  return (
    <RevealDialog
      asking={asking}
      reveal={(reason) => asking.act({ params: { caseId }, body: { reason } })}
      onClose={onClose}
    />
  )
}
