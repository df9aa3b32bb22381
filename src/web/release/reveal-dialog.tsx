import { revealReleased } from '#contract/release-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { RevealDialog } from '#web/people/reveal-dialog.tsx'

export function RevealReleased({ releaseId, onClose }: { releaseId: string; onClose: () => void }) {
  const asking = useAct(revealReleased, { refresh: [] })
  return (
    <RevealDialog
      asking={asking}
      reveal={(reason) => asking.act({ params: { releaseId }, body: { reason } })}
      onClose={onClose}
    />
  )
}
