import { BellRing } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { type ReportInPage, remindReportIn, remindWays } from '#contract/report-in-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { RadioGroup } from '#web/kit/choice.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { sayInstant } from '#web/language/dates.ts'
import { useSay, useText } from '#web/language/language.ts'
import { reportInText } from '#web/text/report-in.ts'

/** One reminder: a message where one can go out, with its words in sight, or what was done otherwise. */
export function RemindForm(props: { page: ReportInPage; onPaper: () => void; onDone: () => void }) {
  const { page, onPaper, onDone } = props
  const { send } = page
  const t = useText(reportInText)
  const say = useSay()
  const toast = useToast()
  const { act, busy, errors } = useAct(remindReportIn)
  const [way, setWay] = useState<(typeof remindWays)[number]>(send.text === null ? 'phone' : 'message')
  const ways = remindWays.filter((w) => w !== 'message' || send.text !== null)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!(await act({ params: { caseId: page.caseId }, body: { way } }))) return
    toast(way === 'message' ? t.dialog.savedMessage : t.dialog.saved)
    if (way === 'paper') onPaper()
    else onDone()
  }

  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <ErrorSummary errors={errors} />
      <RadioGroup
        name="way"
        label={t.dialog.how}
        value={way}
        error={errorOf(errors, 'way')}
        options={ways.map((w) => ({
          value: w,
          label: t.dialog.ways[w],
          hint: w === 'message' ? undefined : t.dialog.wayHints[w],
        }))}
        onChange={(next) => setWay(remindWays.find((w) => w === next) ?? 'phone')}
      />
      {send.because && (
        <p className="soft small">
          {t.dialog.noMessage}
          {say(send.because)}
        </p>
      )}
      {way === 'message' && send.text && (
        <div className="stack tight">
          <p className="soft small">{t.dialog.willSend(send.phone ?? '')}</p>
          <blockquote className="message-text">{send.text}</blockquote>
          <p className="soft small">
            {t.dialog.neutral} {send.sendsAt && t.dialog.waits(sayInstant(send.sendsAt))}
          </p>
        </div>
      )}
      <div className="row">
        <Button type="submit" kind="primary" icon={BellRing} busy={busy}>
          {way === 'message' ? t.dialog.send : t.dialog.save}
        </Button>
      </div>
    </form>
  )
}
