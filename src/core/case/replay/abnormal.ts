import type { CaseState } from '#core/case/case-state.ts'
import type { TypeName } from '#core/journal/type-order.ts'
import type { Fact } from './prepare-journal.ts'
import { find, findRuleAt, firstOn, isWithin, owe, type Sheet } from './sheet.ts'
import type { StandingTest } from './standing-tests.ts'

const answers: readonly TypeName[] = [
  'visitMade',
  'talkHeld',
  'contactRestored',
  'admonished',
  'warned',
  'policeReported',
  'tierSet',
]

/** Lost contact, a refused test, a positive: the office looks into it within the pack's days. */
export function oweAbnormal(sheet: Sheet, tests: readonly StandingTest[]): CaseState['contact'] {
  for (const fact of sheet.facts.of('contactLost')) oweHandling(sheet, fact, fact.day)
  for (const fact of sheet.facts.of('testRefused')) oweHandling(sheet, fact, fact.day)
  for (const t of tests) if (t.positive && !t.waiting) oweHandling(sheet, t.fact, t.settledOn)
  const lost = sheet.facts.of('contactLost').at(-1)
  const restored = sheet.facts.of('contactRestored').at(-1)
  if (!lost || (restored && restored.day >= lost.day)) return 'inTouch'
  if (sheet.endedOn === null) find(sheet, 'contactLost', lost.id, lost.day, 'local-practice', [lost.id])
  return 'lost'
}

function oweHandling(sheet: Sheet, fact: Fact, from: number): void {
  const rule = findRuleAt<number>(sheet, 'abnormal.handleDays', from)
  if (!rule || !isWithin(sheet, from)) return
  let done: Fact | null = null
  for (const type of answers) {
    const first = firstOn(sheet.facts.of(type), from)
    if (first !== null && (done === null || first.day < done.day)) done = first
  }
  const due = from + rule.value
  const evidence = [fact.id]
  owe(
    sheet,
    { kind: 'handleAbnormal', anchor: fact.id, owedBy: 'office', from, due, clause: rule.clause, evidence },
    done,
  )
}
