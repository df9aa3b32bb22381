import type { CaseState, Duty, Finding } from '#core/case/case-state.ts'
import { replay } from '#core/case/replay.ts'
import { dutyNames } from '#core/case/say-duty.ts'
import { sayFinding } from '#core/case/say-finding.ts'
import type { DecisionInput, EvidenceLine } from '#core/decision/decision-kind.ts'
import { schemeOn } from '#core/tier/tier-history.ts'

/** The case as it would be if the objection were decided so today: replay itself says it, nothing is guessed. */
function decided(
  about: string,
  isTest: boolean,
  upheld: boolean,
  { journal, book, today, state }: Pick<DecisionInput, 'journal' | 'book' | 'today' | 'state'>,
): CaseState {
  const data = isTest ? { test: about, upheld } : { about, upheld }
  const type = isTest ? 'testObjectionDecided' : 'objectionDecided'
  return replay([...journal, { id: `~${type}`, case: state.case, type, on: today, data }], book, today)
}

/** What an answer to an objection would take from the file and what it would bring; empty where it would change nothing. */
export function whatWouldChange(
  about: string,
  isTest: boolean,
  upheld: boolean,
  input: Pick<DecisionInput, 'journal' | 'book' | 'today' | 'state'>,
): readonly EvidenceLine[] {
  const { state } = input
  const after = decided(about, isTest, upheld, input)
  return [
    ...missing(aboutPerson(state), aboutPerson(after)).map((f) =>
      lineOf(f, { zh: '不再成立', en: 'Falls away' }),
    ),
    ...missing(aboutPerson(after), aboutPerson(state)).map((f) =>
      lineOf(f, { zh: '将会成立', en: 'Would hold' }),
    ),
    ...counters(state, after),
    ...missing(state.duties, after.duties).map(dutyLine),
    ...tier(state, after, input),
  ]
}

/** What the office missed goes with its duties and is said there. */
function aboutPerson({ findings }: CaseState): readonly Finding[] {
  return findings.filter((f) => f.kind !== 'officeDutyMissed')
}

function missing<T extends Finding | Duty>(before: readonly T[], after: readonly T[]): readonly T[] {
  const left = new Set(after.map((x) => x.id))
  return before.filter((x) => !left.has(x.id))
}

function lineOf(finding: Finding, how: { readonly zh: string; readonly en: string }): EvidenceLine {
  const says = sayFinding(finding)
  const evidence = finding.evidence
  return { says: { zh: `${how.zh}：${says.zh}`, en: `${how.en}: ${says.en}` }, evidence }
}

function dutyLine(duty: Duty): EvidenceLine {
  const { zh, en } = dutyNames[duty.kind]
  return {
    says: { zh: `责任消失：${zh}（${duty.dueOn}）`, en: `No longer owed: ${en} (${duty.dueOn})` },
    evidence: [],
  }
}

const counterNames = {
  testRefusals: { zh: '逃避或者拒绝检测', en: 'tests evaded or refused' },
  unauthorisedLeaves: { zh: '擅自离开次数', en: 'times left without leave' },
  unauthorisedDays: { zh: '擅自离开日数', en: 'days away without leave' },
} as const

function counters(before: CaseState, after: CaseState): EvidenceLine[] {
  return (['testRefusals', 'unauthorisedLeaves', 'unauthorisedDays'] as const).flatMap((key) => {
    const [a, b] = [before.counters[key].value, after.counters[key].value]
    const { zh, en } = counterNames[key]
    return a === b ? [] : [{ says: { zh: `${zh}：${a} → ${b}`, en: `${en}: ${a} → ${b}` }, evidence: [] }]
  })
}

type Rules = Pick<DecisionInput, 'book' | 'today'>

/** The tier by its name and never the points: this is read beyond those who decide tiers. */
function tier(before: CaseState, after: CaseState, { book, today }: Rules): EvidenceLine[] {
  const [a, b] = [before.tier.proposed, after.tier.proposed]
  if (a === b || a === null || b === null) return []
  const scheme = before.executionPlace === null ? undefined : schemeOn(book.at(before.executionPlace), today)
  const word = (key: string) => scheme?.tiers.find((t) => t.key === key)?.name ?? { zh: key, en: key }
  const [from, to] = [word(a), word(b)]
  return [
    {
      says: { zh: `建议的等级：${from.zh} → ${to.zh}`, en: `proposed tier: ${from.en} → ${to.en}` },
      evidence: [],
    },
  ]
}
