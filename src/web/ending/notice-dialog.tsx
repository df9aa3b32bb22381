import { type FormEvent, useState } from 'react'
import { recordEntries } from '#contract/case-contract.ts'
import type { NoticeShown } from '#contract/ending-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { RadioGroup } from '#web/kit/choice.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary } from '#web/kit/error-summary.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { endingText } from '#web/text/ending.ts'

const ways = ['direct', 'family', 'mail', 'electronic', 'phone', 'leftInPlace'] as const

/** The answer to one notice that was owed: to whom stands, asked are day, way and receipt. */
export function NoticeDialog(props: { caseId: string; notice: NoticeShown; onClose: () => void }) {
  const t = useText(endingText)
  const toast = useToast()
  const { today } = useSession()
  const { act, busy, errors } = useAct(recordEntries)
  const [id] = useState(() => crypto.randomUUID())
  const [values, setValues] = useState({ on: today, way: 'direct', receiptNo: '', noticeNo: '' })
  const { notice } = props
  const discharge = notice.what === 'discharged'

  async function submit(event: FormEvent) {
    event.preventDefault()
    const { on, way, receiptNo, noticeNo } = values
    const how = { to: notice.to, way, ...(receiptNo.trim() ? { receiptNo: receiptNo.trim() } : {}) }
    const entry = discharge
      ? { id, type: 'dischargeNotified', on, data: { ...how, noticeNo: noticeNo.trim() } }
      : { id, type: 'noticeGiven', on, data: { ...how, about: notice.about } }
    if (!(await act({ params: { caseId: props.caseId }, body: { entries: [entry] } }))) return
    toast(t.noticeSaved)
    props.onClose()
  }

  return (
    <Dialog title={t.noticeLine(t.what[notice.what], t.to[notice.to])} onClose={props.onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <ErrorSummary errors={errors} />
        {discharge && (
          <TextField
            name="noticeNo"
            label={t.noticeNo}
            value={values.noticeNo}
            required
            onChange={(noticeNo) => setValues({ ...values, noticeNo })}
          />
        )}
        <DateField
          name="on"
          label={t.on}
          value={values.on}
          today={today}
          max={today}
          onChange={(on) => setValues({ ...values, on })}
        />
        <RadioGroup
          name="way"
          label={t.way}
          value={values.way}
          options={ways.map((value) => ({ value, label: t.ways[value] }))}
          across
          onChange={(way) => setValues({ ...values, way })}
        />
        <TextField
          name="receiptNo"
          label={t.receiptNo}
          value={values.receiptNo}
          optional
          onChange={(receiptNo) => setValues({ ...values, receiptNo })}
        />
        <div className="row">
          <Button
            type="submit"
            kind="primary"
            busy={busy}
            disabled={discharge && values.noticeNo.trim() === ''}
          >
            {t.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
