import type { OrderDraft } from '#core/orders/order-draft.ts'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { fieldsText } from '#web/text/fields.ts'
import { labelsText } from '#web/text/labels.ts'
import { orderText } from '#web/text/order.ts'

/** An order to be read over, in the order of the paper. What was not given says so. */
export function OrderFacts({ draft, placeName }: { draft: OrderDraft; placeName: string }) {
  const t = useText(orderText)
  const labels = useText(labelsText)
  const words = useText(fieldsText)
  const { language } = useLanguage()
  const { person, order, service } = draft
  const day = (date: string | undefined) => date && sayDate(date, language)
  const way = service.way && (words.value['way']?.[service.way] ?? service.way)
  const facts: readonly (readonly [string, string | number | undefined])[] = [
    [t.form.name, person.name],
    [t.form.sex, labels.sex[person.sex]],
    [t.form.idNumber, person.idNumber],
    [t.form.birthDate, day(person.birthDate)],
    [t.form.phone, person.phone],
    [t.check.address, person.residenceAddress ?? person.hukouAddress],
    [t.form.measure, labels.measure[order.measure]],
    [t.form.documentNo, order.documentNo],
    [t.form.organ, order.organ],
    [t.form.decidedOn, day(order.decidedOn)],
    ...(order.termMonths ? [[t.form.termMonths, order.termMonths] as const] : []),
    ...(order.creditDays ? [[t.form.creditDays, order.creditDays] as const] : []),
    ...(order.statedFrom ? [[t.form.statedFrom, day(order.statedFrom)] as const] : []),
    ...(order.statedTo ? [[t.form.statedTo, day(order.statedTo)] as const] : []),
    ...(order.releasedOn ? [[t.form.releasedOn, day(order.releasedOn)] as const] : []),
    [t.form.executionPlace, placeName],
    [t.form.venue, t.form.venues[order.venue]],
    [t.form.servedOn, [day(service.servedOn), way].filter(Boolean).join(' · ')],
    ...(service.familyServedOn ? [[t.form.familyServedOn, day(service.familyServedOn)] as const] : []),
  ]
  return (
    <dl className="facts">
      {facts.map(([label, value]) => (
        <FactLine key={label} label={label} value={value} />
      ))}
    </dl>
  )
}

function FactLine({ label, value }: { label: string; value: string | number | undefined }) {
  const t = useText(orderText)
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {value === undefined || value === '' ? <span className="soft">{t.check.notGiven}</span> : value}
      </dd>
    </>
  )
}
