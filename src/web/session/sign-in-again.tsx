import type { Me } from '#contract/session-contract.ts'
import { stepUp } from '#contract/session-contract.ts'
import { answerWaiting, useWanted } from '#web/api/sign-in-again.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { useText } from '#web/language/language.ts'
import { commonText } from '#web/text/common.ts'
import { sessionText } from '#web/text/session.ts'
import { CodeForm, SignInSteps } from './sign-in-steps.tsx'

/** Over the page that was open: what was typed stays, and the waiting requests go on by themselves. */
export function SignInAgain({
  me,
  onLeave,
  onSignedIn,
}: {
  me: Me
  onLeave: () => void
  onSignedIn: (me: Me) => void
}) {
  const t = useText(sessionText)
  const wanted = useWanted()
  if (wanted === 'stepUp') return <StepUp demoCode={me.demoCode} />
  if (wanted !== 'signIn') return null

  function leave() {
    answerWaiting(false)
    onLeave()
  }

  function signedIn(again: Me) {
    // Somebody else took the seat: nothing of the page before may stay.
    if (again.user.id !== me.user.id) return leave()
    onSignedIn(again)
    answerWaiting(true)
  }

  return (
    <Dialog title={t.again.title}>
      <div className="stack">
        <p>{t.again.lead}</p>
        <SignInSteps login={me.user.login} onSignedIn={signedIn} />
        <Button kind="plain" wide onClick={leave}>
          {t.again.leave}
        </Button>
      </div>
    </Dialog>
  )
}

function StepUp({ demoCode }: { demoCode: string | undefined }) {
  const t = useText(sessionText)
  const common = useText(commonText)
  const { act, busy, errors } = useAct(stepUp, { refresh: ['none'] })
  return (
    <Dialog title={t.stepUp.title} onClose={() => answerWaiting(false)}>
      <div className="stack">
        <p>{t.stepUp.lead}</p>
        <CodeForm
          demoCode={demoCode}
          busy={busy}
          errors={errors}
          go={t.stepUp.go}
          onCode={async (code) => {
            if (await act({ body: { code } })) answerWaiting(true)
          }}
        >
          <Button kind="plain" wide onClick={() => answerWaiting(false)}>
            {common.cancel}
          </Button>
        </CodeForm>
      </div>
    </Dialog>
  )
}
