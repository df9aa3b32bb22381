import { CalendarCheck2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { type AbnormalLine, setNextStep, showAbnormal } from '#contract/abnormal-contract.ts'
import { nextSteps } from '#core/abnormal/next-step.ts'
import { useAct } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Button, ButtonLink } from '#web/kit/button.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Select } from '#web/kit/select.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { recordPath } from '#web/record/record-path.ts'
import { useMayUse, useSession } from '#web/session/session.ts'
import { abnormalText } from '#web/text/abnormal.ts'
import { actsOf, policePath, reportPath } from './acts.ts'

/** What was done is recorded in the journal; here stands only by when somebody does what comes next. */
export function HandleDialog({ line, onClose }: { line: AbnormalLine; onClose: () => void }) {
  const t = useText(abnormalText)
  const toast = useToast()
  const { today } = useSession()
  const { act, busy, errors } = useAct(setNextStep)
  const [step, setStep] = useState('visit')
  const [nextOn, setNextOn] = useState('')
  const report = reportPath(line)
  const mayDecide = useMayUse(['stationHead', 'townshipOffice'])
  const mayTell = useMayUse(['townshipOffice'])
  const { caseId, itemId } = line

  async function submit(event: FormEvent) {
    event.preventDefault()
    const chosen = nextSteps.find((s) => s === step) ?? 'other'
    if (!(await act({ params: { caseId, itemId }, body: { step: chosen, nextOn } }))) return
    toast(t.saved)
    onClose()
  }

  return (
    <Dialog title={`${line.name} · ${t.kinds[line.kind]}`} onClose={onClose}>
      <div className="stack">
        <section className="stack tight">
          <h3>{t.record}</h3>
          <p className="row">
            {actsOf(line.kind).map((type) => (
              <ButtonLink small key={type} to={recordPath(caseId, type)}>
                {t.acts[type]}
              </ButtonLink>
            ))}
            {report && mayDecide && (
              <ButtonLink small to={report}>
                {t.acts.policeReported}
              </ButtonLink>
            )}
            {line.reported && mayTell && (
              <ButtonLink small to={policePath(line)}>
                {t.acts.policeDecided}
              </ButtonLink>
            )}
            <ButtonLink small kind="plain" to={`/cases/${caseId}`}>
              {t.openCase}
            </ButtonLink>
          </p>
          <p className="soft small">
            {line.reported ? t.endsPolice : t.ends[line.kind]} {t.endsWith}
          </p>
        </section>
        <form className="stack" onSubmit={(event) => void submit(event)}>
          <ErrorSummary errors={errors} />
          <Select
            name="step"
            label={t.plan}
            value={step}
            empty={false}
            options={nextSteps.map((value) => ({ value, label: t.steps[value] }))}
            onChange={setStep}
          />
          <DateField
            name="nextOn"
            label={t.nextOn}
            value={nextOn}
            today={today}
            lean="future"
            min={today}
            error={errorOf(errors, 'nextOn')}
            onChange={setNextOn}
          />
          <div className="row">
            <Button type="submit" kind="primary" icon={CalendarCheck2} busy={busy}>
              {t.save}
            </Button>
          </div>
        </form>
        <History line={line} />
      </div>
    </Dialog>
  )
}

function History({ line }: { line: AbnormalLine }) {
  const t = useText(abnormalText)
  const { language } = useLanguage()
  const { caseId, itemId } = line
  const query = useRoute(showAbnormal, { params: { caseId, itemId } })
  return (
    <section className="stack tight">
      <h3>{t.history}</h3>
      <Loaded query={query} lines={2}>
        {({ firstBy, steps }) =>
          steps.length === 0 ? (
            <p className="soft">{t.noHistory(sayDate(firstBy, language))}</p>
          ) : (
            <ul>
              {steps.map((s, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a history only grows at its head and is read once.
                <li key={i}>
                  {sayDate(s.nextOn, language)} · {t.steps[s.step]}{' '}
                  <span className="soft small">{t.setLine(sayDate(s.setOn, language), s.byName ?? '—')}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}
