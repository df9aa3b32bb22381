import type { FieldGroup, FieldKind } from './field-kind.ts'
import { counterFields, policeFields, seriousFields, warningFields } from './vocabulary/conduct-fields.ts'
import {
  assessmentFields,
  contactFields,
  talkFields,
  tierFields,
  visitFields,
} from './vocabulary/contact-fields.ts'
import { endingFields } from './vocabulary/ending-fields.ts'
import { lawFields } from './vocabulary/law-fields.ts'
import { leaveFields } from './vocabulary/leave-fields.ts'
import { fileFields, officeFields } from './vocabulary/office-fields.ts'
import { orderFields } from './vocabulary/order-fields.ts'
import { personFields } from './vocabulary/person-fields.ts'
import { changeFields, entrustFields } from './vocabulary/place-fields.ts'
import {
  agreementFields,
  groupFields,
  planFields,
  reportInFields,
  termFields,
} from './vocabulary/term-fields.ts'
import { hairFields, noticeFields, testFields, testsFields } from './vocabulary/test-fields.ts'

/** Everything that a paper can say of a file, by `group.name`; docs/add-a-form.md lists it for those who write forms. */
export const vocabulary: Readonly<Record<string, FieldGroup>> = {
  person: personFields,
  order: orderFields,
  office: officeFields,
  file: fileFields,
  reportIn: reportInFields,
  term: termFields,
  agreement: agreementFields,
  group: groupFields,
  plan: planFields,
  tests: testsFields,
  test: testFields,
  notice: noticeFields,
  hair: hairFields,
  leave: leaveFields,
  warning: warningFields,
  counters: counterFields,
  serious: seriousFields,
  police: policeFields,
  change: changeFields,
  entrust: entrustFields,
  ending: endingFields,
  talk: talkFields,
  visit: visitFields,
  contact: contactFields,
  assessment: assessmentFields,
  tier: tierFields,
  law: lawFields,
}

export function findField(path: string): FieldKind | undefined {
  const [group = '', name = ''] = path.split('.')
  const fields = Object.hasOwn(vocabulary, group) ? vocabulary[group] : undefined
  return fields && Object.hasOwn(fields, name) ? fields[name] : undefined
}
