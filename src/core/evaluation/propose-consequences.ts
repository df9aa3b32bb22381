import type { Rank } from './rank-areas.ts'
import type { ConsequenceKind, ConsequenceRule, GradeKey, Interviewer, Scheme } from './scheme.ts'

/** One area as the rules of consequence see it. */
export type Outcome = Rank & {
  readonly grade: GradeKey
  readonly vetoed: boolean
  /** In how many published years before this one, without a gap, the area was last as well. */
  readonly lastBefore: number
  /** Listed for rectification by an office above the evaluating one. */
  readonly listedAbove: boolean
}

export type Proposal = {
  readonly area: string
  readonly kind: ConsequenceKind
  readonly when: ConsequenceRule['when']
  readonly by: Interviewer | null
  readonly days: number | null
  /** The years running, where that is the reason. */
  readonly years: number | null
}

/** What the rules say should follow; a person decides each. Of two talks only the higher one is proposed. */
export function proposeConsequences(
  scheme: Pick<Scheme, 'consequences'>,
  outcomes: readonly Outcome[],
): readonly Proposal[] {
  return outcomes.flatMap((outcome) => {
    const proposals = scheme.consequences
      .filter((rule) => applies(rule, outcome))
      .map((rule) => ({
        area: outcome.area,
        kind: rule.kind,
        when: rule.when,
        by: rule.by ?? null,
        days: rule.days ?? null,
        years: rule.when === 'lastPlaceYears' ? outcome.lastBefore + 1 : null,
      }))
    return proposals.filter(
      (p, i) =>
        !proposals.some(
          (other, k) =>
            k !== i && other.kind === p.kind && (isHigher(other, p) || (!isHigher(p, other) && k < i)),
        ),
    )
  })
}

function isHigher(a: Proposal, b: Proposal): boolean {
  return a.by === 'committeeHead' && b.by === 'officeHead'
}

function applies(rule: ConsequenceRule, o: Outcome): boolean {
  switch (rule.when) {
    case 'lastPlace':
      return o.last
    case 'lastPlaceYears':
      return o.last && o.lastBefore + 1 >= (rule.years ?? Number.POSITIVE_INFINITY)
    case 'listedAbove':
      return o.listedAbove
    case 'grade':
      return o.grade === rule.grade && (rule.kind !== 'praise' || !o.vetoed)
    case 'firstPlaces':
      return !o.vetoed && !o.last && o.rank <= (rule.places ?? 0)
    case 'veto':
      return o.vetoed
  }
}
