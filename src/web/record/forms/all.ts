import { everydayForms } from './everyday-forms.ts'
import type { RecordForms } from './form.ts'
import { rareForms } from './rare-forms.ts'

/** Every form by the type of entry it makes; an order has its own screen. */
export const recordForms: RecordForms = { ...everydayForms, ...rareForms }
