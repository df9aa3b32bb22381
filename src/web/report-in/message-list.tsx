import { Undo2 } from 'lucide-react'
import { cancelMessageRoute, type MessageLine } from '#contract/message-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { Badge, type Tone } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { ErrorSummary } from '#web/kit/error-summary.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { sayInstant } from '#web/language/dates.ts'
import { useText } from '#web/language/language.ts'
import { reportInText } from '#web/text/report-in.ts'

const tones: Readonly<Record<MessageLine['state'], Tone>> = {
  queued: 'neutral',
  handedOver: 'info',
  delivered: 'good',
  failed: 'late',
  cancelled: 'neutral',
}

/** Messages to the person with their words: who sent them, to which phone, what became of them. */
export function MessageList({ caseId, messages }: { caseId: string; messages: readonly MessageLine[] }) {
  const t = useText(reportInText)
  return (
    <ul className="plain-list stack tight">
      {messages.map((m) => (
        <li key={m.id} className="stack tight">
          <span className="row">
            <Badge tone={tones[m.state]}>{t.messages[m.state]}</Badge>
            <span className="soft small numbers">
              {sayInstant(m.queuedAt)} · {m.phone} · {m.byName}
            </span>
          </span>
          <blockquote className="message-text">{m.text}</blockquote>
          {m.state === 'queued' && m.tries > 0 && (
            <span className="soft small">
              {t.tried(m.tries)}，{t.nextTry(sayInstant(m.nextAt))}
            </span>
          )}
          {m.state === 'queued' && <TakeBack caseId={caseId} messageId={m.id} />}
          {m.state === 'failed' && <span className="soft small">{t.faults}</span>}
        </li>
      ))}
    </ul>
  )
}

/** Until it goes out it can be taken back; the entry that says it was sent is struck with it. */
function TakeBack({ caseId, messageId }: { caseId: string; messageId: string }) {
  const t = useText(reportInText)
  const toast = useToast()
  const { act, busy, errors } = useAct(cancelMessageRoute)
  async function takeBack() {
    if (await act({ params: { caseId, messageId } })) toast(t.takenBack)
  }
  return (
    <>
      <ErrorSummary errors={errors} />
      <span className="row">
        <Button small kind="plain" icon={Undo2} busy={busy} onClick={() => void takeBack()}>
          {t.takeBack}
        </Button>
      </span>
    </>
  )
}
