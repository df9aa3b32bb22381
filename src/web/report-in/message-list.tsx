import type { MessageLine } from '#contract/message-contract.ts'
import { Badge, type Tone } from '#web/kit/badge.tsx'
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
export function MessageList({ messages }: { messages: readonly MessageLine[] }) {
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
          {m.state === 'failed' && <span className="soft small">{t.faults}</span>}
        </li>
      ))}
    </ul>
  )
}
