import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { type CasePage, recordEntries, showCase } from '#contract/case-contract.ts'
import { type EndingAct, endingActs } from '#core/ending/ending-tabs.ts'
import { useAct } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Banner } from '#web/kit/banner.tsx'
import { Button, ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { RadioGroup } from '#web/kit/choice.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { TextArea, TextField } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useUnsavedDraft } from '#web/kit/use-unsaved-draft.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { endingText } from '#web/text/ending.ts'
import { fieldsText } from '#web/text/fields.ts'
import { shellText } from '#web/text/shell.ts'
import { type ActValues, emptyAct, entryOfAct, reasonsOf } from './act-values.ts'
import { Follows } from './follows.tsx'

/** A guided page for an act that stops or ends a measure: what happened, what would follow, then the request or the entry. */
export function EndingActScreen() {
  const { caseId = '', act = '' } = useParams()
  const t = useText(endingText)
  const shell = useText(shellText)
  const found = endingActs.find((a) => a === act) ?? 'suspend'
  const page = useRoute(showCase, { params: { caseId }, query: {} })
  return (
    <Loaded query={page}>
      {(loaded) => {
        const writes = loaded.mayRecord.includes(entryOfAct(found, false))
        const title = writes ? t.actTitles[found] : t.askTitles[found]
        return (
          <Page
            title={`${title} · ${loaded.person.name}`}
            documentTitle={shell.titles.endingAct}
            lead={writes ? t.actLead : t.askLead}
            actions={<ButtonLink to={`/cases/${caseId}`}>{t.back}</ButtonLink>}
          >
            <ActForm page={loaded} act={found} writes={writes} />
          </Page>
        )
      }}
    </Loaded>
  )
}

function ActForm({ page, act, writes }: { page: CasePage; act: EndingAct; writes: boolean }) {
  const t = useText(endingText)
  const toast = useToast()
  const navigate = useNavigate()
  const { caseId } = page
  const sending = useAct(recordEntries)
  const draft = useUnsavedDraft(`ending.${act}.${caseId}`, emptyAct)
  const [id] = useState(() => crypto.randomUUID())
  const values = draft.values
  const { set } = draft

  async function send() {
    const entries = [{ id, ...entryOf(act, values, writes, page.today) }]
    if (!(await sending.act({ params: { caseId }, body: { seenSeq: page.seq, entries } }))) return
    draft.clear()
    toast(writes ? t.done : t.asked)
    await navigate(`/cases/${caseId}`)
  }

  return (
    <div className="stack">
      {act === 'terminate' && <Banner>{t.isolationNote}</Banner>}
      <ErrorSummary errors={sending.errors} />
      <Card title={t.happened}>
        <Happened act={act} values={values} set={set} writes={writes} errors={sending.errors} />
      </Card>
      <Follows caseId={caseId} act={act} values={values}>
        <Button
          kind="primary"
          busy={sending.busy}
          disabled={!writes && values.proof.trim().length < 2}
          onClick={() => void send()}
        >
          {writes ? t.confirm : t.ask}
        </Button>
      </Follows>
    </div>
  )
}

function entryOf(act: EndingAct, values: ActValues, writes: boolean, today: string) {
  const { since, expectedUntil, ...given } = values
  const filled = Object.fromEntries(
    Object.entries({ ...given, ...(act === 'suspend' ? { expectedUntil } : {}) }).flatMap(([key, value]) =>
      value.trim() === '' || (act === 'resume' && (key === 'reason' || key === 'place'))
        ? []
        : [[key, value.trim()] as const],
    ),
  )
  const type = entryOfAct(act, !writes)
  return writes ? { type, on: since, data: filled } : { type, on: today, data: { ...filled, since } }
}

type HappenedProps = {
  act: EndingAct
  values: ActValues
  set: (more: Partial<ActValues>) => void
  writes: boolean
  errors: Parameters<typeof errorOf>[0]
}

function Happened({ act, values, set, writes, errors }: HappenedProps) {
  const t = useText(endingText)
  const fields = useText(fieldsText)
  const { today } = useSession()
  const words = fields.value['reason'] as Readonly<Record<string, string>>
  const reasons = reasonsOf(act)
  const at = (name: string) => errorOf(errors, `entries.0.data.${name}`) ?? errorOf(errors, `data.${name}`)
  return (
    <div className="stack">
      {reasons.length > 0 && (
        <RadioGroup
          name="reason"
          label={t.reason}
          value={values.reason}
          options={reasons.map((value) => ({ value, label: words[value] ?? value }))}
          error={at('reason')}
          onChange={(reason) => set({ reason })}
        />
      )}
      <DateField
        name="since"
        label={t.since2[act]}
        value={values.since}
        today={today}
        max={today}
        required
        error={at('since')}
        onChange={(since) => set({ since })}
      />
      <TextArea
        name="proof"
        label={t.proof}
        hint={t.proofHint}
        value={values.proof}
        required={!writes}
        optional={writes}
        rows={2}
        error={at('proof')}
        onChange={(proof) => set({ proof })}
      />
      <TextField
        name="organ"
        label={t.organ}
        value={values.organ}
        optional
        onChange={(organ) => set({ organ })}
      />
      <TextField
        name="documentNo"
        label={t.documentNo}
        value={values.documentNo}
        optional
        onChange={(documentNo) => set({ documentNo })}
      />
      {act !== 'resume' && values.reason !== 'death' && values.reason !== 'leftCountry' && (
        <TextField
          name="place"
          label={t.place[act]}
          value={values.place}
          optional
          onChange={(place) => set({ place })}
        />
      )}
      {act === 'suspend' && (
        <DateField
          name="expectedUntil"
          label={t.expectedUntil}
          value={values.expectedUntil}
          today={today}
          lean="future"
          optional
          onChange={(expectedUntil) => set({ expectedUntil })}
        />
      )}
    </div>
  )
}
