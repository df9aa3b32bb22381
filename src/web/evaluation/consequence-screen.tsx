import { Printer } from 'lucide-react'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import {
  answerConsequence,
  type Consequence,
  printInterview,
  showConsequence,
} from '#contract/consequence-contract.ts'
import { addDays } from '#core/shared/plain-date.ts'
import { address, type ReplyOf } from '#web/api/call.ts'
import { useAct } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Button, ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { RadioGroup } from '#web/kit/choice.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { errorOf } from '#web/kit/error-summary.tsx'
import { FormDialog } from '#web/kit/form-dialog.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { TextArea, TextField } from '#web/kit/text-field.tsx'
import { sayDate, sayDay } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { RectificationTable } from '#web/rectification/rectification-table.tsx'
import { useSession } from '#web/session/session.ts'
import { evaluationText } from '#web/text/evaluation.ts'
import { ConsequenceBadge, useReason } from './consequence-list.tsx'
import { RecordDialog } from './record-dialog.tsx'
import './evaluation.css'

type Reply = ReplyOf<typeof showConsequence>

/** One talk, listing or praise: why, who decided, what was said and what is to be done. */
export function ConsequenceScreen() {
  const t = useText(evaluationText)
  const { consequenceId = '' } = useParams()
  const query = useRoute(showConsequence, { params: { consequenceId } })
  return (
    <Loaded query={query} lines={6}>
      {(reply) => (
        <Page
          title={`${reply.consequence.area.name} · ${t.kinds[reply.consequence.kind]}`}
          documentTitle={t.title}
          actions={<Actions reply={reply} />}
        >
          <Whole reply={reply} />
        </Page>
      )}
    </Loaded>
  )
}

function Actions({ reply }: { reply: Reply }) {
  const t = useText(evaluationText)
  const [asks, setAsks] = useState<'decide' | 'record'>()
  const { consequence: c } = reply
  const prints = c.kind === 'interview' && c.answer?.outcome === 'decided'
  return (
    <>
      {c.mayDecide && (
        <Button kind="primary" onClick={() => setAsks('decide')}>
          {t.decide}
        </Button>
      )}
      {c.mayRecord && (
        <Button kind="primary" onClick={() => setAsks('record')}>
          {t.record}
        </Button>
      )}
      {prints && (
        <a
          className="button"
          href={address(printInterview, { params: { consequenceId: c.id } })}
          target="_blank"
          rel="noreferrer"
        >
          <Printer size={18} aria-hidden />
          {t.print}
        </a>
      )}
      <ButtonLink to="/evaluations?tab=consequences">{t.back}</ButtonLink>
      {asks === 'decide' && <DecideDialog consequence={c} onClose={() => setAsks(undefined)} />}
      {asks === 'record' && <RecordDialog consequence={c} onClose={() => setAsks(undefined)} />}
    </>
  )
}

function Whole({ reply }: { reply: Reply }) {
  const t = useText(evaluationText)
  const { language } = useLanguage()
  const { today } = useSession()
  const reason = useReason()
  const { consequence: c, record, tasks } = reply
  return (
    <div className="stack">
      <Card>
        <dl className="facts">
          <dt>{t.state}</dt>
          <dd>
            <ConsequenceBadge state={c.state} />
          </dd>
          <dt>{t.why}</dt>
          <dd>{reason(c)}</dd>
          {c.round && (
            <>
              <dt>{t.fromRound}</dt>
              <dd>
                <Link to={`/evaluations/${c.round.id}`}>{c.round.title}</Link>
                {c.round.clause && <span className="soft small"> {c.round.clause}</span>}
              </dd>
            </>
          )}
          {c.interviewer && (
            <>
              <dt>{t.by}</dt>
              <dd>{t.interviewers[c.interviewer]}</dd>
            </>
          )}
          {c.dueOn && (
            <>
              <dt>{t.due}</dt>
              <dd className="numbers">{sayDay(c.dueOn, today, language)}</dd>
            </>
          )}
          {c.answer && (
            <>
              <dt>{t.decide}</dt>
              <dd className="evaluation-lines">
                {t.decisions[c.answer.outcome]}：{c.answer.reason}
                {c.answer.amount !== null && ` ¥${c.answer.amount}`}{' '}
                <span className="soft small">
                  {t.decidedBy(c.answer.byName, sayDate(c.answer.on, language))}
                </span>
              </dd>
            </>
          )}
        </dl>
        {!c.answer && !c.mayDecide && <p className="soft">{t.ownProposal}</p>}
      </Card>
      {record && (
        <Card title={t.said}>
          <dl className="facts">
            <dt>{t.heldOn}</dt>
            <dd>{sayDate(record.heldOn, language)}</dd>
            <dt>{t.place}</dt>
            <dd>{record.place}</dd>
            <dt>{t.interviewersField}</dt>
            <dd>{record.interviewers}</dd>
            <dt>{t.attended}</dt>
            <dd>{record.attended}</dd>
            <dt>{t.said}</dt>
            <dd className="evaluation-lines">{record.text}</dd>
            <dt>{t.agreed}</dt>
            <dd className="evaluation-lines">{record.agreed}</dd>
          </dl>
        </Card>
      )}
      {tasks.length > 0 && (
        <Card title={t.tasks} count={tasks.length} flush>
          <RectificationTable rows={tasks} />
        </Card>
      )}
    </div>
  )
}

function DecideDialog({ consequence: c, onClose }: { consequence: Consequence; onClose: () => void }) {
  const t = useText(evaluationText)
  const { today } = useSession()
  const { act, busy, errors } = useAct(answerConsequence)
  const [outcome, setOutcome] = useState<'decided' | 'declined'>('decided')
  const [reason, setReason] = useState('')
  const [dueOn, setDueOn] = useState(addDays(today, c.days ?? 30))
  const [amount, setAmount] = useState('')
  const dated = c.kind !== 'praise' && c.kind !== 'reward'

  async function submit() {
    const more = {
      ...(outcome === 'decided' && dated ? { dueOn } : {}),
      ...(outcome === 'decided' && c.kind === 'reward' && amount.trim() !== ''
        ? { amount: Number(amount) }
        : {}),
    }
    if (await act({ params: { consequenceId: c.id }, body: { outcome, reason, ...more } })) onClose()
  }

  return (
    <FormDialog
      title={t.decide}
      send={t.decide}
      busy={busy}
      lead={t.decideLead}
      errors={errors}
      onClose={onClose}
      onSend={submit}
    >
      <RadioGroup
        name="outcome"
        label={t.outcome}
        across
        value={outcome}
        options={(['decided', 'declined'] as const).map((value) => ({ value, label: t.decisions[value] }))}
        onChange={(value) => setOutcome(value === 'declined' ? 'declined' : 'decided')}
      />
      {outcome === 'decided' && dated && (
        <DateField
          name="dueOn"
          label={t.due}
          value={dueOn}
          today={today}
          lean="future"
          error={errorOf(errors, 'dueOn')}
          onChange={setDueOn}
        />
      )}
      {outcome === 'decided' && c.kind === 'reward' && (
        <TextField
          name="amount"
          label={t.money}
          width={8}
          inputMode="decimal"
          value={amount}
          error={errorOf(errors, 'amount')}
          onChange={setAmount}
        />
      )}
      <TextArea
        name="reason"
        label={t.reason}
        required
        maxLength={2000}
        value={reason}
        error={errorOf(errors, 'reason')}
        onChange={setReason}
      />
    </FormDialog>
  )
}
