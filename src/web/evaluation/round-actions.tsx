import { type ReactNode, useState } from 'react'
import {
  cancelRound,
  checkRound,
  publishRound,
  type showRound,
  startReview,
  takeFigures,
  tellResults,
} from '#contract/evaluation-contract.ts'
import { call, type ReplyOf } from '#web/api/call.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { RadioGroup } from '#web/kit/choice.tsx'
import { ErrorSummary, errorOf, type FormError } from '#web/kit/error-summary.tsx'
import { FormDialog } from '#web/kit/form-dialog.tsx'
import { Progress } from '#web/kit/progress.tsx'
import { TextArea } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { evaluationText } from '#web/text/evaluation.ts'

type Reply = ReplyOf<typeof showRound>

/** What the office does next with its round; every step is confirmed. */
export function RoundActions({ reply }: { reply: Reply }) {
  const t = useText(evaluationText)
  const [asks, setAsks] = useState<'review' | 'tell' | 'publish' | 'cancel'>()
  const { round } = reply
  const close = () => setAsks(undefined)
  if (round.stage === 'cancelled') return null
  return (
    <Card>
      <div className="stack">
        <div className="evaluation-next">
          <Next reply={reply} onAsk={setAsks} />
        </div>
        <div className="row">
          {(round.stage === 'told' || round.stage === 'published') && <Check id={round.id} />}
          {round.stage !== 'published' && (
            <Button small kind="plain" onClick={() => setAsks('cancel')}>
              {t.cancelRound}
            </Button>
          )}
        </div>
      </div>
      {asks === 'review' && <ReviewDialog reply={reply} onClose={close} />}
      {asks === 'tell' && <TellDialog reply={reply} onClose={close} />}
      {asks === 'publish' && <PublishDialog reply={reply} onClose={close} />}
      {asks === 'cancel' && <CancelDialog reply={reply} onClose={close} />}
    </Card>
  )
}

function Next({ reply, onAsk }: { reply: Reply; onAsk: (what: 'review' | 'tell' | 'publish') => void }) {
  const t = useText(evaluationText)
  const { today } = useSession()
  const { round } = reply
  if (round.stage === 'self')
    return (
      <Button kind="primary" onClick={() => onAsk('review')}>
        {t.startReview}
      </Button>
    )
  if (round.stage === 'counting') return <Counting reply={reply} />
  if (round.stage === 'review')
    return (
      <>
        <Waits reply={reply} />
        <Button kind="primary" onClick={() => onAsk('tell')}>
          {t.tell}
        </Button>
      </>
    )
  if (round.stage !== 'told') return null
  const runs = round.appealUntil !== null && today <= round.appealUntil
  return (
    <>
      <Waits reply={reply} />
      {runs && <p className="soft">{t.appealRuns(round.appealUntil ?? '')}</p>}
      {!reply.mayPublish && <p className="soft">{t.publishOther}</p>}
      <Button kind="primary" disabled={!reply.mayPublish || runs} onClick={() => onAsk('publish')}>
        {t.publish}
      </Button>
    </>
  )
}

function Waits({ reply }: { reply: Reply }) {
  const t = useText(evaluationText)
  const keys = ['unmarked', 'differing', 'openVetoes', 'openAppeals'] as const
  const words = keys.filter((key) => reply.waits[key] > 0).map((key) => t.waits[key](reply.waits[key]))
  return words.length > 0 ? <p>{words.join(' · ')}</p> : null
}

function Counting({ reply }: { reply: Reply }) {
  const t = useText(evaluationText)
  const taking = useAct(takeFigures)
  const again = useAct(startReview)
  const params = { roundId: reply.round.id }
  const { done = 0, total = 0, failed = false } = reply.counting ?? {}
  const sealed = reply.reports.length > 0 && reply.reports.every((r) => r.sha256 !== null)
  return (
    <>
      <ErrorSummary errors={[...taking.errors, ...again.errors]} />
      {!sealed && (
        <Progress
          value={done}
          max={Math.max(1, total)}
          label={t.countingWait}
          words={total > 0 ? t.counting(done, total) : t.countingWait}
        />
      )}
      <div className="row">
        <Button
          kind="primary"
          disabled={!sealed}
          busy={taking.busy}
          onClick={() => void taking.act({ params })}
        >
          {t.takeFigures}
        </Button>
        {failed && (
          <Button busy={again.busy} onClick={() => void again.act({ params })}>
            {t.countAgain}
          </Button>
        )}
      </div>
    </>
  )
}

function Check({ id }: { id: string }) {
  const t = useText(evaluationText)
  const [said, setSaid] = useState('')
  const [busy, setBusy] = useState(false)
  async function run() {
    setBusy(true)
    try {
      const reply = await call(checkRound, { params: { roundId: id } })
      setSaid(reply.same ? t.same(reply.areas) : t.differ(reply.differs.length))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button small busy={busy} onClick={() => void run()}>
        {t.check}
      </Button>
      <span role="status">{said}</span>
    </>
  )
}

function Confirm(props: {
  title: string
  lead: string
  busy: boolean
  errors: readonly FormError[]
  onClose: () => void
  onSend: () => Promise<unknown>
  children?: ReactNode
}) {
  return (
    <FormDialog
      title={props.title}
      send={props.title}
      busy={props.busy}
      errors={props.errors}
      onClose={props.onClose}
      onSend={props.onSend}
    >
      <p>{props.lead}</p>
      {props.children}
    </FormDialog>
  )
}

type DialogProps = { reply: Reply; onClose: () => void }

function ReviewDialog({ reply, onClose }: DialogProps) {
  const t = useText(evaluationText)
  const { act, busy, errors } = useAct(startReview)
  const { id, submitted, areas } = reply.round
  const send = async () => {
    if (await act({ params: { roundId: id } })) onClose()
  }
  return (
    <Confirm
      title={t.startReview}
      lead={t.startReviewLead(submitted ?? 0, areas ?? 0)}
      {...{ busy, errors, onClose }}
      onSend={send}
    />
  )
}

function TellDialog({ reply, onClose }: DialogProps) {
  const t = useText(evaluationText)
  const { act, busy, errors } = useAct(tellResults)
  const [note, setNote] = useState('')
  const send = async () => {
    if (await act({ params: { roundId: reply.round.id }, body: { note } })) onClose()
  }
  return (
    <Confirm title={t.tell} lead={t.tellLead} {...{ busy, errors, onClose }} onSend={send}>
      <TextArea
        name="note"
        label={reply.waits.differing > 0 ? t.noteDiffers : t.note}
        required={reply.waits.differing > 0}
        value={note}
        maxLength={1000}
        error={errorOf(errors, 'note')}
        onChange={setNote}
      />
    </Confirm>
  )
}

function PublishDialog({ reply, onClose }: DialogProps) {
  const t = useText(evaluationText)
  const toast = useToast()
  const { act, busy, errors } = useAct(publishRound)
  const [audience, setAudience] = useState<'areas' | 'office'>('areas')
  const send = async () => {
    const done = await act({ params: { roundId: reply.round.id }, body: { audience } })
    if (!done) return
    toast(t.published(done.proposals))
    onClose()
  }
  return (
    <Confirm title={t.publish} lead={t.publishLead} {...{ busy, errors, onClose }} onSend={send}>
      <RadioGroup
        name="audience"
        label={t.audience}
        value={audience}
        options={(['areas', 'office'] as const).map((value) => ({ value, label: t.audiences[value] }))}
        onChange={(value) => setAudience(value === 'office' ? 'office' : 'areas')}
      />
    </Confirm>
  )
}

function CancelDialog({ reply, onClose }: DialogProps) {
  const t = useText(evaluationText)
  const { act, busy, errors } = useAct(cancelRound)
  const [note, setNote] = useState('')
  const send = async () => {
    if (await act({ params: { roundId: reply.round.id }, body: { note } })) onClose()
  }
  return (
    <Confirm title={t.cancelRound} lead={t.cancelLead} {...{ busy, errors, onClose }} onSend={send}>
      <TextArea
        name="note"
        label={t.reason}
        required
        value={note}
        maxLength={1000}
        error={errorOf(errors, 'note')}
        onChange={setNote}
      />
    </Confirm>
  )
}
