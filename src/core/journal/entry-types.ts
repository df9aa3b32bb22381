import type { EntryType } from './entry-type.ts'
import { agreementTypes } from './types/agreement-types.ts'
import { breachTypes } from './types/breach-types.ts'
import { contactTypes } from './types/contact-types.ts'
import { endingTypes } from './types/ending-types.ts'
import { helpTypes } from './types/help-types.ts'
import { leaveTypes } from './types/leave-types.ts'
import { orderTypes } from './types/order-types.ts'
import { placeTypes } from './types/place-types.ts'
import { recordTypes } from './types/record-types.ts'
import { reportInTypes } from './types/report-in-types.ts'
import { specialTypes } from './types/special-types.ts'
import { testTypes } from './types/test-types.ts'

const all = [
  ...orderTypes,
  ...reportInTypes,
  ...agreementTypes,
  ...testTypes,
  ...contactTypes,
  ...leaveTypes,
  ...breachTypes,
  ...placeTypes,
  ...endingTypes,
  ...helpTypes,
  ...recordTypes,
  ...specialTypes,
]

export type EntryTypeName = (typeof all)[number]['type']

/** Every kind of fact, by name. A new kind is one definition in `types/` and one word in `type-order.ts`. */
export const entryTypes: Readonly<Record<string, EntryType>> = Object.freeze(
  Object.fromEntries(all.map((t) => [t.type, t])),
)

export function findEntryType(type: string): EntryType | undefined {
  return Object.hasOwn(entryTypes, type) ? entryTypes[type] : undefined
}
