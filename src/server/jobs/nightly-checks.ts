import type { Services } from '#server/services.ts'
import { checkFigures } from './check-figures.ts'
import { checkMessages } from './check-messages.ts'
import { checkOwners } from './check-owners.ts'
import { checkStaff } from './check-staff.ts'
import { dropOldExports } from './drop-old-exports.ts'

/** Something that must hold over all cases every night. `run` answers the faults it found; `mend` says what to do then. */
type NightlyCheck = {
  readonly name: string
  readonly mend: string
  readonly run: (services: Services) => Promise<readonly unknown[]>
}

/** One line each, in the order in which they run. */
export const nightlyChecks: readonly NightlyCheck[] = [
  { name: 'figures', mend: 'figures differ from their lists: run tongxing rebuild', run: checkFigures },
  {
    name: 'owners',
    mend: 'cases without a responsible office or a named worker: assign them on the station board',
    run: checkOwners,
  },
  {
    name: 'messages',
    mend: 'messages wait for more than a day: look at the gateway and at MESSAGE_SENDER',
    run: checkMessages,
  },
  {
    name: 'exports',
    mend: 'exported files that nobody fetched could not be removed: look at the log',
    run: dropOldExports,
  },
  {
    name: 'staff',
    mend: 'staff without a row of working time are in no figure: change their working time on the staff screen',
    run: checkStaff,
  },
]
