import { contactForms } from './contact-forms.ts'
import { byType } from './form.ts'
import { leaveForms } from './leave-forms.ts'
import { noteForms } from './record-forms.ts'
import { reportInForms } from './report-in-forms.ts'
import { testForms } from './test-forms.ts'

/** What is recorded every day: there with the screen. */
export const everydayForms = byType([
  ...contactForms,
  ...testForms,
  ...reportInForms,
  ...leaveForms,
  ...noteForms,
])
