import { breachForms } from './breach-forms.ts'
import { endingForms } from './ending-forms.ts'
import { byType } from './form.ts'
import { helpForms } from './help-forms.ts'
import { orderForms } from './order-forms.ts'
import { placeForms } from './place-forms.ts'
import { specialForms } from './special-forms.ts'

/** What is recorded now and then: loaded a moment after the screen. */
export const rareForms = byType([
  ...breachForms,
  ...helpForms,
  ...orderForms,
  ...placeForms,
  ...specialForms,
  ...endingForms,
])
