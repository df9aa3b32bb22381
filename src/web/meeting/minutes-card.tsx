import { useState } from 'react'
import { confirmMinutes, type showMeeting, writeMinutes } from '#contract/meeting-contract.ts'
import type { ReplyOf } from '#web/api/call.ts'
import { useAct } from '#web/api/use-act.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { TextArea } from '#web/kit/text-field.tsx'
import { useUnsavedDraft } from '#web/kit/use-unsaved-draft.ts'
import { sayInstant } from '#web/language/dates.ts'
import { useText } from '#web/language/language.ts'
import { meetingText } from '#web/text/meeting.ts'

type Meeting = ReplyOf<typeof showMeeting>

/** Minutes in versions until one is confirmed; then they are read only. */
export function MinutesCard({ meeting }: { meeting: Meeting }) {
  const t = useText(meetingText)
  const [newest] = meeting.minutes
  const { frozen } = meeting
  return (
    <Card
      title={t.minutes}
      actions={
        frozen ? <Badge tone="good">{t.confirmed}</Badge> : newest && <Badge tone="info">{t.draft}</Badge>
      }
    >
      <div className="stack">
        {meeting.mayWrite && !frozen ? (
          <Writing meeting={meeting} />
        ) : (
          <p className="minutes-text">{newest?.text ?? t.noMinutes}</p>
        )}
        {frozen && <p className="soft small">{t.frozen(frozen.byName, sayInstant(frozen.at))}</p>}
        {meeting.minutes.length > 1 && (
          <details>
            <summary>
              {t.versions}（{meeting.minutes.length}）
            </summary>
            {meeting.minutes.map((one) => (
              <section key={one.version} className="stack tight">
                <h3>{t.version(one.version)}</h3>
                <p className="soft small">{t.by(one.byName, sayInstant(one.at))}</p>
                <p className="minutes-text">{one.text}</p>
              </section>
            ))}
          </details>
        )}
      </div>
    </Card>
  )
}

function Writing({ meeting }: { meeting: Meeting }) {
  const t = useText(meetingText)
  const writing = useAct(writeMinutes)
  const confirming = useAct(confirmMinutes)
  const [asks, setAsks] = useState(false)
  const newest = meeting.minutes[0]
  const version = newest?.version ?? 0
  const draft = useUnsavedDraft(`meeting.${meeting.id}.${version}`, { text: newest?.text ?? '' })
  const params = { meetingId: meeting.id }
  const changed = draft.values.text.trim() !== (newest?.text ?? '')

  async function save() {
    const done = await writing.act({ params, body: { minutes: draft.values.text } }, { ifMatch: version })
    if (done) draft.clear()
  }

  async function confirm() {
    await confirming.act({ params }, { ifMatch: version })
    setAsks(false)
  }

  return (
    <>
      <ErrorSummary errors={[...writing.errors, ...confirming.errors]} />
      <TextArea
        name="minutes"
        label={t.minutesText}
        hint={t.minutesHint}
        rows={10}
        maxLength={20_000}
        value={draft.values.text}
        error={errorOf(writing.errors, 'minutes')}
        onChange={(text) => draft.set({ text })}
      />
      <div className="row">
        <Button kind="primary" busy={writing.busy} disabled={!changed} onClick={() => void save()}>
          {t.saveMinutes}
        </Button>
        {newest && (
          <Button disabled={changed} onClick={() => setAsks(true)}>
            {t.confirm}
          </Button>
        )}
        {newest && <span className="soft small">{t.version(version)}</span>}
      </div>
      {asks && (
        <Dialog
          title={t.confirmTitle}
          onClose={() => setAsks(false)}
          foot={
            <>
              <Button onClick={() => setAsks(false)}>{t.cancel}</Button>
              <Button kind="primary" busy={confirming.busy} onClick={() => void confirm()}>
                {t.confirm}
              </Button>
            </>
          }
        >
          <p>{t.confirmText}</p>
        </Dialog>
      )}
    </>
  )
}
