import { type FormEvent, useState } from 'react'
import type { Route } from '#contract/route.ts'
import type { CallInput } from '#web/api/call.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { TextArea } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useText } from '#web/language/language.ts'
import { accountText } from '#web/text/account.ts'

/** An act that needs a reason: which route, what goes with the reason, and what to do with the answer. */
export type ReasonedAct = {
  readonly title: string
  readonly route: Route
  readonly input: (reason: string) => CallInput<Route>
  readonly ifMatch?: number
  readonly onDone?: (reply: unknown) => void
}

type Typed<R extends Route> = Omit<ReasonedAct, 'route' | 'input'> & {
  readonly route: R
  readonly input: (reason: string) => CallInput<R>
}
export type Ask = <R extends Route>(act: Typed<R>) => void

export function useReasonedActs(): { asked: ReasonedAct | undefined; ask: Ask; close: () => void } {
  const [asked, setAsked] = useState<ReasonedAct>()
  return {
    asked,
    ask: (act) => setAsked(act as unknown as ReasonedAct),
    close: () => setAsked(undefined),
  }
}

export function ReasonDialog({ asked, onClose }: { asked: ReasonedAct; onClose: () => void }) {
  const t = useText(accountText)
  const toast = useToast()
  const [reason, setReason] = useState('')
  const { act, busy, errors } = useAct(asked.route)

  async function submit(event: FormEvent) {
    event.preventDefault()
    const reply = await act(
      asked.input(reason),
      asked.ifMatch === undefined ? {} : { ifMatch: asked.ifMatch },
    )
    if (reply === undefined) return
    onClose()
    toast(t.one.saved)
    asked.onDone?.(reply)
  }

  return (
    <Dialog title={t.one.reasonTitle(asked.title)} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <ErrorSummary errors={errors} />
        <TextArea
          name="reason"
          label={t.fields.reason}
          value={reason}
          onChange={setReason}
          error={errorOf(errors, 'reason')}
          maxLength={200}
          required
        />
        <Button type="submit" kind="primary" busy={busy}>
          {asked.title}
        </Button>
      </form>
    </Dialog>
  )
}
