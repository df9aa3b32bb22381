import { assignReleases } from '#contract/release-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { useToast } from '#web/kit/toast.tsx'
import { useText } from '#web/language/language.ts'
import { releaseText } from '#web/text/release.ts'
import { HandOutDialog } from './hand-out-dialog.tsx'

export function AssignReleases(props: {
  releases: readonly string[]
  onClose: () => void
  onDone: () => void
}) {
  const t = useText(releaseText)
  const toast = useToast()
  const { act, busy, errors } = useAct(assignReleases, { refresh: ['release.'] })
  return (
    <HandOutDialog
      count={props.releases.length}
      busy={busy}
      errors={errors}
      onClose={props.onClose}
      onHand={async ({ station, worker }) => {
        const done = await act({ body: { releases: [...props.releases], station, worker } })
        if (!done) return
        toast(t.assignTo.done(done.assigned))
        props.onDone()
      }}
    />
  )
}
