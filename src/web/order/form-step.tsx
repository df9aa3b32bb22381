import { ArrowLeft, ArrowRight } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { OrderDraft } from '#core/orders/order-draft.ts'
import { serviceWays } from '#core/orders/order-draft.ts'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { RadioGroup } from '#web/kit/choice.tsx'
import { Combobox } from '#web/kit/combobox.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { ErrorSummary, errorOf, type FormError } from '#web/kit/error-summary.tsx'
import type { Option } from '#web/kit/select.tsx'
import { Select } from '#web/kit/select.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useText } from '#web/language/language.ts'
import { commonText } from '#web/text/common.ts'
import { fieldsText } from '#web/text/fields.ts'
import { labelsText } from '#web/text/labels.ts'
import { orderText } from '#web/text/order.ts'
import { fromIdNumber, type OrderField, type OrderValues, readForm } from './order-form-values.ts'

type FormProps = {
  values: OrderValues
  onChange: (change: Partial<OrderValues>) => void
  townships: readonly Option[]
  today: string
  errors: readonly FormError[]
}

/** The order as it stands on paper: person, decision, place, service. */
export function FormStep(
  props: Omit<FormProps, 'errors'> & { onBack: () => void; onNext: (draft: OrderDraft) => void },
) {
  const t = useText(orderText)
  const common = useText(commonText)
  const [errors, setErrors] = useState<readonly FormError[]>([])

  function submit(event: FormEvent) {
    event.preventDefault()
    const read = readForm(props.values, t.form)
    if ('errors' in read) setErrors(read.errors)
    else props.onNext(read.draft)
  }

  return (
    <form className="stack" onSubmit={submit} noValidate>
      <p className="soft">{t.form.lead}</p>
      <ErrorSummary errors={errors} />
      <PersonPart {...props} errors={errors} />
      <DecisionPart {...props} errors={errors} />
      <PlacePart {...props} errors={errors} />
      <ServicePart {...props} errors={errors} />
      <div className="row">
        <Button icon={ArrowLeft} onClick={props.onBack}>
          {common.back}
        </Button>
        <Button type="submit" kind="primary" icon={ArrowRight}>
          {t.form.next}
        </Button>
      </div>
    </form>
  )
}

/** What every text field of this form shares. */
function useField(props: FormProps) {
  const t = useText(orderText)
  return (name: OrderField & keyof typeof t.form, optional = false) => ({
    name,
    label: String(t.form[name]),
    value: props.values[name],
    optional,
    error: errorOf(props.errors, name),
    onChange: (value: string) => props.onChange({ [name]: value }),
  })
}

function PersonPart(props: FormProps) {
  const t = useText(orderText)
  const field = useField(props)
  const { values, onChange } = props
  return (
    <Card title={t.form.person}>
      <div className="stack">
        <div className="form-columns">
          <TextField {...field('name')} maxLength={60} />
          <Select {...field('idKind')} options={options(t.form.idKinds)} empty={false} />
          <TextField
            {...field('idNumber')}
            hint={values.idKind === 'residentId' ? t.form.idNumberHint : undefined}
            maxLength={30}
            onChange={(idNumber) => onChange({ idNumber, ...fromIdNumber({ ...values, idNumber }) })}
          />
          <RadioGroup
            {...field('sex')}
            across
            options={options({ male: t.form.male, female: t.form.female })}
          />
          <DateField {...field('birthDate')} today={props.today} />
          <TextField {...field('phone', true)} type="tel" maxLength={20} />
        </div>
        <details>
          <summary>{t.form.more}</summary>
          <div className="form-columns">
            <TextField {...field('residenceAddress', true)} maxLength={200} />
            <TextField {...field('residencePolice', true)} maxLength={80} />
            <TextField {...field('hukouAddress', true)} maxLength={200} />
            <TextField {...field('hukouPolice', true)} maxLength={80} />
          </div>
        </details>
      </div>
    </Card>
  )
}

function DecisionPart(props: FormProps) {
  const t = useText(orderText)
  const labels = useText(labelsText)
  const field = useField(props)
  const rehab = props.values.measure === 'communityRehab'
  return (
    <Card title={t.form.decision}>
      <div className="stack">
        <RadioGroup
          {...field('measure')}
          across
          options={options(labels.measure)}
          hint={rehab ? undefined : t.form.termDetox}
        />
        <div className="form-columns">
          <TextField {...field('documentNo')} hint={t.form.documentNoHint} maxLength={60} />
          <DateField {...field('decidedOn')} today={props.today} max={props.today} />
          <TextField {...field('organ')} hint={t.form.organHint} maxLength={80} />
          <RadioGroup
            {...field('organLevel')}
            options={options({ county: t.form.county, city: t.form.city })}
          />
          {rehab && (
            <TextField
              {...field('termMonths')}
              hint={t.form.termRehab}
              inputMode="numeric"
              width={4}
              maxLength={2}
            />
          )}
          {rehab && <DateField {...field('releasedOn', true)} today={props.today} />}
          {!rehab && (
            <TextField
              {...field('creditDays', true)}
              hint={t.form.creditHint}
              inputMode="numeric"
              width={4}
              maxLength={4}
            />
          )}
          <DateField {...field('statedFrom', true)} today={props.today} />
          <DateField {...field('statedTo', true)} today={props.today} lean="future" />
        </div>
      </div>
    </Card>
  )
}

function PlacePart(props: FormProps) {
  const t = useText(orderText)
  const field = useField(props)
  return (
    <Card title={t.form.place}>
      <div className="form-columns">
        <Combobox {...field('executionPlace')} options={props.townships} />
        <RadioGroup {...field('venue')} options={options(t.form.venues)} />
      </div>
    </Card>
  )
}

function ServicePart(props: FormProps) {
  const t = useText(orderText)
  const words = useText(fieldsText)
  const field = useField(props)
  const ways = Object.fromEntries(serviceWays.map((way) => [way, words.value['way']?.[way] ?? way]))
  return (
    <Card title={t.form.service}>
      <div className="form-columns">
        <DateField
          {...field('servedOn', true)}
          hint={t.form.servedOnHint}
          today={props.today}
          max={props.today}
        />
        <Select
          name="servedWay"
          label={t.form.way}
          value={props.values.servedWay}
          onChange={(servedWay) => props.onChange({ servedWay })}
          options={options(ways)}
          empty={false}
        />
        <DateField {...field('familyServedOn', true)} today={props.today} max={props.today} />
      </div>
    </Card>
  )
}

function options(words: Readonly<Record<string, string>>): readonly Option[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }))
}
