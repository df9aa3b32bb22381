import { useState } from 'react'
import { type ForecastPage, type ForecastPerson, forecastPeople } from '#contract/policy-forecast-contract.ts'
import { dutyStatuses } from '#core/case/case-state.ts'
import { sayLine } from '#core/policy/line-words.ts'
import { isPlainDate } from '#core/shared/plain-date.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary } from '#web/kit/error-summary.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { PlainTable } from '#web/overview/plain-table.tsx'
import { labelsText } from '#web/text/labels.ts'
import { policyDraftText } from '#web/text/policy-draft.ts'

const none: readonly string[] = []

/** The people behind a line, after saying why; names are shortened and each look is logged. */
export function ForecastPeople(props: { page: ForecastPage; line: string; onClose: () => void }) {
  const t = useText(policyDraftText)
  const { language } = useLanguage()
  const { page, line, onClose } = props
  const { act, busy, errors } = useAct(forecastPeople, { refresh: none })
  const [because, setBecause] = useState('')
  const [people, setPeople] = useState<readonly ForecastPerson[]>()
  const [next, setNext] = useState<string | null>(null)
  const say = useSaid()

  async function look(after?: string) {
    const body = { area: page.area.code, line, because, ...(after === undefined ? {} : { after }) }
    const reply = await act({ params: { id: page.forecast.id }, body })
    if (!reply) return
    setPeople(after === undefined ? reply.people : [...(people ?? []), ...reply.people])
    setNext(reply.next)
  }

  return (
    <Dialog title={sayLine(line, language)} onClose={onClose} wide>
      <div className="stack">
        <ErrorSummary errors={errors} />
        {people === undefined ? (
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault()
              void look()
            }}
          >
            <TextField
              name="because"
              label={t.whyLook}
              hint={t.whyLookHint}
              maxLength={200}
              value={because}
              onChange={setBecause}
              required
            />
            <Button kind="primary" type="submit" busy={busy} disabled={because.trim().length < 2}>
              {t.look}
            </Button>
          </form>
        ) : (
          <>
            <PlainTable
              label={sayLine(line, language)}
              head={[t.file, t.nameOf, t.township, t.fromTo]}
              rows={people.map((person) => ({
                key: person.caseId,
                cells: [
                  person.fileNo,
                  person.name,
                  person.townshipName,
                  person.differences.map((d) => `${say(d.from)} → ${say(d.to)}`).join('；'),
                ],
              }))}
            />
            {next !== null && (
              <Button busy={busy} onClick={() => void look(next)}>
                {t.more}
              </Button>
            )}
          </>
        )}
      </div>
    </Dialog>
  )
}

const statuses: ReadonlySet<string> = new Set(dutyStatuses)

/** `2026-07-31 open`, a day, or a tier, in words. */
function useSaid(): (text: string | null) => string {
  const { language } = useLanguage()
  const labels = useText(labelsText)
  return (text) => {
    if (text === null) return '—'
    const [first = '', second] = text.split(' ')
    const day = isPlainDate(first) ? sayDate(first, language) : (labels.tier[first] ?? first)
    if (second === undefined) return day
    return `${day} ${statuses.has(second) ? labels.dutyStatus[second as (typeof dutyStatuses)[number]] : second}`
  }
}
