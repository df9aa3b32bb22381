import { standing } from '#core/decision/decision-kind.ts'
import type { Entry } from '#core/journal/entry.ts'
import { findRule, type Policy } from '#core/policy/policy.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { birthdaySpan, type KnownBirth } from './birthday.ts'
import { type OpenSituation, openSituations } from './open-situations.ts'
import type { PartnerKind, SituationKind } from './situation-kinds.ts'

/** Age gives the first three; the others are recorded as situations. */
export type SpecialKind = 'young' | 'minor' | 'old' | SituationKind

/** May this person be put into compulsory isolation: `must` not, `may` be spared. */
export type Exemption = 'must' | 'may'

/**
 * One special rule of a person. It never changes anything by itself: at its end somebody looks again (`ended`), and only
 * the police decide what follows. `certain` is false where the day of birth is known by its year alone.
 */
export type SpecialRule = {
  readonly kind: SpecialKind
  readonly since: PlainDate | null
  readonly until: PlainDate | null
  readonly ended: boolean
  readonly certain: boolean
  readonly exempt: Exemption | null
  readonly clause: string
  readonly reading: boolean
  /** The entry that it rests on; none for what follows from the day of birth. */
  readonly entry: string | null
}

export type SpecialInput = {
  /** A sex that does not fit a pregnancy makes that rule uncertain and exempts nobody until somebody has looked. */
  readonly person: KnownBirth & { readonly sex?: 'male' | 'female' | 'unknown' }
  readonly journal: readonly Entry[]
  readonly policy: Policy
  readonly today: PlainDate
}

/** The special rules that touch a person today, those of the law first, then by the day on which somebody looks again. */
export function specialRules(input: SpecialInput): readonly SpecialRule[] {
  return [...byAge(input), ...bySituation(input)].sort(
    (a, b) => weight(b) - weight(a) || ((a.until ?? '9999') < (b.until ?? '9999') ? -1 : 1),
  )
}

const weight = (rule: SpecialRule) => (rule.exempt === 'must' ? 2 : rule.exempt === 'may' ? 1 : 0)

function byAge(input: SpecialInput): readonly SpecialRule[] {
  const { person, policy, today } = input
  const age = (key: string) => {
    const rule = findRule<number>(policy, key, today)
    const span = rule && birthdaySpan(person, rule.value)
    return rule && span ? { ...span, clause: rule.clause } : undefined
  }
  const young = age('special.youngYears')
  const adult = age('special.adultYears')
  const old = age('special.oldYears')
  const found: SpecialRule[] = []
  // who came of sixteen while under eighteen is looked at again; later it says nothing any more
  if (young && adult && today < adult.latest)
    found.push(
      rule(input, 'young', {
        until: young.latest,
        ended: today >= young.latest,
        certain: young.certain,
        clause: young.clause,
      }),
    )
  if (adult && today < adult.latest)
    found.push(rule(input, 'minor', { until: adult.latest, certain: adult.certain, clause: adult.clause }))
  if (old && today >= old.earliest)
    found.push(rule(input, 'old', { since: old.earliest, certain: old.certain, clause: old.clause }))
  return found
}

function bySituation(input: SpecialInput): readonly SpecialRule[] {
  return openSituations(input.journal).map((situation) => {
    const { kind, on, entry } = situation
    const until = endOf(situation, input)
    const clause = kind === 'pregnant' || kind === 'nursing' ? 'jdf-39' : 'local-practice'
    // a baby's birthday ends what the law gives; an expected day of birth is only a day to ask
    const ended = kind !== 'pregnant' && until !== null && input.today >= until
    const certain = !(motherhood.has(kind) && input.person.sex === 'male')
    return rule(input, kind, { since: on, until, ended, certain, clause, entry })
  })
}

const motherhood: ReadonlySet<SpecialKind> = new Set(['pregnant', 'nursing'])

function endOf(situation: OpenSituation, { person, policy, today }: SpecialInput): PlainDate | null {
  const birthday = (key: string, birth: KnownBirth) => {
    const years = findRule<number>(policy, key, today)?.value
    return years === undefined ? null : (birthdaySpan(birth, years)?.latest ?? null)
  }
  const { kind, childBornOn, until } = situation
  if (kind === 'nursing')
    return birthday('special.nursingYears', { birthDate: childBornOn, birthYear: null }) ?? until
  if (kind === 'schoolPupil') return earlier(until, birthday('special.adultYears', person))
  return until
}

function earlier(a: PlainDate | null, b: PlainDate | null): PlainDate | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}

type Given = Pick<SpecialRule, 'clause'> & Partial<SpecialRule>

function rule(input: SpecialInput, kind: SpecialKind, given: Given): SpecialRule {
  const base = { kind, since: null, until: null, ended: false, certain: true, entry: null, ...given }
  const law = base.ended || (!base.certain && motherhood.has(kind)) ? undefined : exemptionOf(input, kind)
  return {
    ...base,
    exempt: law?.exempt ?? null,
    clause: law?.clause ?? base.clause,
    reading: law ? false : base.clause === 'local-practice',
  }
}

/** What the law of the nation gives goes before what the place adds. */
function exemptionOf(
  { policy, today, person }: SpecialInput,
  kind: SpecialKind,
): { readonly exempt: Exemption; readonly clause: string } | undefined {
  const must = findRule<readonly string[]>(policy, 'special.mustExempt', today)
  if (must?.value.includes(kind)) return { exempt: 'must', clause: must.clause }
  const may = findRule<readonly string[]>(policy, 'special.mayExempt', today)
  if (may?.value.includes(kind)) return { exempt: 'may', clause: may.clause }
  const local = findRule<readonly string[]>(policy, 'special.localExempt', today)
  if (!local?.value.includes(kind)) return undefined
  if (kind === 'old' && !isLocallyOld(policy, person, today)) return undefined
  return { exempt: 'may', clause: local.clause }
}

function isLocallyOld(policy: Policy, person: KnownBirth, today: PlainDate): boolean {
  const years = findRule<number>(policy, 'exempt.oldYears', today)?.value
  const reached = years === undefined ? undefined : birthdaySpan(person, years)
  return reached === undefined || today >= reached.latest
}

export type ExemptionNow = Pick<SpecialRule, 'until' | 'clause'> & { readonly exempt: Exemption }

/** What the police need to know and no more: whether isolation is open, until when, by which clause. */
export function exemptionNow(rules: readonly SpecialRule[]): ExemptionNow | null {
  for (const { exempt, until, clause } of rules) if (exempt !== null) return { exempt, until, clause }
  return null
}

/** A minor's agreement is signed with the guardian; where only the year of birth is known, one too many is asked. */
export function needsGuardian(input: Omit<SpecialInput, 'journal'>): boolean {
  const { person, policy, today } = input
  if (findRule<boolean>(policy, 'special.guardianSigns', today)?.value !== true) return false
  const years = findRule<number>(policy, 'special.adultYears', today)?.value
  const span = years === undefined ? undefined : birthdaySpan(person, years)
  return span !== undefined && today < span.latest
}

/** Partners that should join and are not there yet. */
export function lackingPartners(input: SpecialInput, rules: readonly SpecialRule[]): readonly PartnerKind[] {
  const wanted =
    findRule<Record<string, readonly PartnerKind[]>>(input.policy, 'special.partners', input.today)?.value ??
    {}
  const there = new Set(joinedPartners(input.journal).map((p) => p.kind))
  const all = rules.filter((r) => !r.ended).flatMap((r) => wanted[r.kind] ?? [])
  return [...new Set(all)].filter((kind) => !there.has(kind))
}

export type JoinedPartner = {
  readonly entry: string
  readonly kind: PartnerKind
  readonly organisation: string
  readonly contact: string | null
  readonly on: PlainDate
}

/** Partners that joined and did not leave. */
export function joinedPartners(journal: readonly Entry[]): readonly JoinedPartner[] {
  const entries = standing(journal)
  const left = new Set(entries.filter((e) => e.type === 'partnerLeft').map((e) => e.data['partner']))
  return entries
    .filter((e) => e.type === 'partnerJoined' && !left.has(e.id))
    .map((e) => ({
      entry: e.id,
      kind: e.data['kind'] as PartnerKind,
      organisation: String(e.data['organisation'] ?? ''),
      contact: typeof e.data['contact'] === 'string' ? e.data['contact'] : null,
      on: e.on,
    }))
}
