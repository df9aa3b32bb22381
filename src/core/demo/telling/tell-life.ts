import type { LifeKind } from '#core/demo/lives.ts'
import { tellBeforeStart, tellNeverReported } from './lives-before-start.ts'
import { tellFinished, tellRelapsedAndWentOn, tellThreeYearsClean } from './lives-finished.ts'
import { tellRunning, tellSuspendedNow } from './lives-running.ts'
import { tellStopped } from './lives-stopped.ts'
import { tellAftermath } from './tell-aftermath.ts'
import type { Teller } from './teller.ts'

const tellings: Readonly<Record<LifeKind, (teller: Teller) => void>> = {
  running: tellRunning,
  runningLost: tellRunning,
  withoutAgreement: tellRunning,
  movedWithoutAgreement: tellRunning,
  suspendedNow: tellSuspendedNow,
  notServed: tellBeforeStart,
  beforeDeadline: tellBeforeStart,
  neverReported: tellNeverReported,
  threeYearsClean: tellThreeYearsClean,
  threeYearsCleanFullTerm: tellThreeYearsClean,
  finished: tellFinished,
  finishedLost: tellFinished,
  relapsedAndWentOn: tellRelapsedAndWentOn,
  isolation: tellStopped,
  imprisoned: tellStopped,
  compulsoryEducation: tellStopped,
  died: tellStopped,
  leftCountry: tellStopped,
}

/** Writes the journal of one case from its order to the last day, as its lot says. */
export function tellLife(teller: Teller): void {
  tellings[teller.lot.life.kind](teller)
  tellAftermath(teller)
}
