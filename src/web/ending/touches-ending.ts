import type { CasePage } from '#contract/case-contract.ts'

const ofEndings: ReadonlySet<string> = new Set([
  'suspended',
  'terminated',
  'suspensionAsked',
  'resumptionAsked',
  'terminationAsked',
])

/** Is there anything to show? Told from what the page holds, so that a case that simply runs asks for nothing more. */
export function touchesEnding({ state, entries }: CasePage): boolean {
  if (state.stage === 'discharged' || state.stage === 'terminated' || state.stage === 'convertedToIsolation')
    return true
  return state.stage === 'suspended' || entries.some((e) => ofEndings.has(e.type) && e.struckBy === null)
}
