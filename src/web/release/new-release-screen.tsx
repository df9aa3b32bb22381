import { type FormEvent, useState } from 'react'
import { createRelease } from '#contract/release-contract.ts'
import {
  enteredReasons,
  environmentResults,
  expectedMeasures,
  passDimensions,
  passResults,
  releaseReasons,
} from '#core/release/release-codes.ts'
import { levelOf } from '#core/shared/area.ts'
import type { ReplyOf } from '#web/api/call.ts'
import { useAct } from '#web/api/use-act.ts'
import { AreaPicker } from '#web/area/area-picker.tsx'
import { Banner } from '#web/kit/banner.tsx'
import { Button, ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Checkbox, RadioGroup } from '#web/kit/choice.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { ErrorSummary, errorOf, type FormError } from '#web/kit/error-summary.tsx'
import { Page } from '#web/kit/page.tsx'
import { Select } from '#web/kit/select.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useUnsavedDraft } from '#web/kit/use-unsaved-draft.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { releaseText } from '#web/text/release.ts'
import { shellText } from '#web/text/shell.ts'
import { BeforeTabs } from './before-tabs.tsx'
import {
  emptyRelease,
  fromNumber,
  type ReleaseField,
  type ReleaseValues,
  readReleaseForm,
} from './release-form-values.ts'
import '../order/order.css'

type FormProps = {
  values: ReleaseValues
  set: (change: Partial<ReleaseValues>) => void
  errors: readonly FormError[]
}

/** One person about to be released, by hand. What was typed outlives a reload, never the tab. */
export function NewReleaseScreen() {
  const t = useText(releaseText)
  const shell = useText(shellText)
  const { grant } = useSession()
  const township = levelOf(grant.area) === 'township' ? grant.area : ''
  const { values, set, clear } = useUnsavedDraft('new-release', { ...emptyRelease, township })
  const [confirmed, setConfirmed] = useState(false)
  const { act, busy, errors: sent, problem } = useAct(createRelease, { refresh: ['release.'] })
  const [unsaid, setUnsaid] = useState<readonly FormError[]>([])
  const [done, setDone] = useState<ReplyOf<typeof createRelease>>()
  const errors = unsaid.length > 0 ? unsaid : sent

  async function submit(event: FormEvent) {
    event.preventDefault()
    const read = readReleaseForm(values, t.form)
    setUnsaid('errors' in read ? read.errors : [])
    if ('errors' in read) return
    const made = await act({ body: { draft: read.draft, confirmed } })
    if (!made) return
    clear()
    setConfirmed(false)
    setDone(made)
    window.scrollTo({ top: 0 })
  }

  return (
    <>
      <BeforeTabs />
      <Page title={t.form.title} documentTitle={shell.titles.releases} lead={t.form.lead}>
        {done ? (
          <div className="stack">
            <Banner kind="good" title={t.form.done(done.townshipName)} />
            <div className="row">
              <ButtonLink kind="primary" to={`/releases/${done.releaseId}`}>
                {t.form.open}
              </ButtonLink>
              <Button onClick={() => setDone(undefined)}>{t.form.another}</Button>
            </div>
          </div>
        ) : (
          <form className="stack measure" onSubmit={(event) => void submit(event)} noValidate>
            <ErrorSummary errors={errors} />
            <PersonPart values={values} set={set} errors={errors} />
            <FacilityPart values={values} set={set} errors={errors} />
            <AfterPart values={values} set={set} errors={errors} />
            {(confirmed || problem?.code === 'to-confirm') && (
              <Checkbox name="confirmed" label={t.form.confirm} checked={confirmed} onChange={setConfirmed} />
            )}
            <div className="row">
              <Button type="submit" kind="primary" busy={busy}>
                {t.form.send}
              </Button>
            </div>
          </form>
        )}
      </Page>
    </>
  )
}

/** What every field of this form shares. */
function useField({ values, set, errors }: FormProps) {
  const t = useText(releaseText)
  return (name: ReleaseField & keyof typeof t.form, optional = false) => ({
    name,
    label: t.form[name],
    value: values[name],
    optional,
    error: errorOf(errors, name),
    onChange: (value: string) => set({ [name]: value }),
  })
}

function PersonPart(props: FormProps) {
  const t = useText(releaseText)
  const { today } = useSession()
  const field = useField(props)
  const { values, set } = props
  return (
    <Card title={t.form.person}>
      <div className="form-columns">
        <TextField {...field('name')} maxLength={60} />
        <TextField
          {...field('idNumber')}
          hint={t.form.idNumberHint}
          maxLength={18}
          onChange={(idNumber) => set({ idNumber, ...fromNumber({ ...values, idNumber }) })}
        />
        <RadioGroup
          {...field('sex')}
          across
          options={[
            { value: 'male', label: t.form.male },
            { value: 'female', label: t.form.female },
          ]}
        />
        <DateField {...field('birthDate')} today={today} />
        <TextField {...field('phone', true)} type="tel" maxLength={20} />
        <TextField {...field('address', true)} maxLength={200} />
      </div>
    </Card>
  )
}

function FacilityPart(props: FormProps) {
  const t = useText(releaseText)
  const { today } = useSession()
  const field = useField(props)
  const options = (words: Readonly<Record<string, string>>, keys: readonly string[]) =>
    keys.map((value) => ({ value, label: words[value] ?? value }))
  return (
    <Card title={t.form.facilityPart}>
      <div className="form-columns">
        <TextField {...field('facility')} maxLength={80} />
        <TextField {...field('facilityContact', true)} maxLength={80} />
        <DateField {...field('releaseOn')} today={today} lean="future" />
        <Select {...field('releaseReason')} options={options(t.reasons, releaseReasons)} empty={false} />
        <Select {...field('enteredReason')} options={options(t.entered, enteredReasons)} empty={false} />
        <TextField {...field('documentNo', true)} maxLength={60} />
      </div>
      <details>
        <summary>{t.form.diagnosis}</summary>
        <div className="form-columns">
          {passDimensions.map((d) => (
            <Select
              key={d}
              name={d}
              label={t.dimensions[d]}
              value={props.values[d]}
              optional
              options={options(t.results, passResults)}
              onChange={(value) => props.set({ [d]: value })}
            />
          ))}
          <Select
            name="environment"
            label={t.dimensions.environment}
            value={props.values.environment}
            optional
            options={options(t.results, environmentResults)}
            onChange={(environment) => props.set({ environment })}
          />
        </div>
      </details>
    </Card>
  )
}

function AfterPart(props: FormProps) {
  const t = useText(releaseText)
  const { grant } = useSession()
  const field = useField(props)
  return (
    <Card title={t.form.after}>
      <div className="form-columns">
        <AreaPicker {...field('township')} within={grant.area} level="township" />
        <RadioGroup
          {...field('expected')}
          options={expectedMeasures.map((value) => ({ value, label: t.expected[value] }))}
        />
        <TextField {...field('receiver', true)} maxLength={80} />
        <TextField {...field('receiverPhone', true)} type="tel" maxLength={40} />
      </div>
    </Card>
  )
}
