import { breachForms } from './breach-forms.ts'
import { contactForms } from './contact-forms.ts'
import { endingForms } from './ending-forms.ts'
import type { RecordForm } from './form.ts'
import { helpForms } from './help-forms.ts'
import { leaveForms } from './leave-forms.ts'
import { orderForms } from './order-forms.ts'
import { placeForms } from './place-forms.ts'
import { noteForms } from './record-forms.ts'
import { reportInForms } from './report-in-forms.ts'
import { specialForms } from './special-forms.ts'
import { testForms } from './test-forms.ts'

const all = [
  ...contactForms,
  ...testForms,
  ...reportInForms,
  ...leaveForms,
  ...noteForms,
  ...breachForms,
  ...helpForms,
  ...orderForms,
  ...placeForms,
  ...specialForms,
  ...endingForms,
]

/** Every form by the type of entry it makes, the everyday ones first; an order has its own screen. */
export const recordForms: Readonly<Record<string, RecordForm>> = Object.fromEntries(
  all.map((form) => [form.type, form]),
)

export function isWorkerForm(type: string): boolean {
  return Object.hasOwn(recordForms, type)
}
