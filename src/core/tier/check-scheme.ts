import type { Role } from '#core/access/roles.ts'
import type { Fault } from '#core/policy/pack-fault.ts'
import { type Forbidden, findForbidden } from './forbidden-facts.ts'
import { protectiveFacts, TierScheme, tierFactKinds } from './scheme.ts'

/** Who sees the points of a person and may therefore be asked to confirm what they propose (security.md T30). */
const mayConfirm: ReadonlySet<Role> = new Set(['stationHead', 'townshipOffice'])

/** Refuses a scheme that weighs what it may not, or whose points could turn a clean test against a person. */
export function checkTierScheme(value: unknown, fault: Fault): void {
  const parsed = TierScheme.safeParse(value)
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const where = issue.path.join('.')
      fault({
        zh: `分级方案 ${where} 格式不对：${issue.message}`,
        en: `tier scheme ${where}: ${issue.message}`,
      })
    }
    return
  }
  checkLevels(parsed.data, fault)
  checkWords(parsed.data, fault)
  for (const role of parsed.data.confirmedBy.filter((r) => !mayConfirm.has(r)))
    fault(
      {
        zh: `${role} 看不到分值，不能由其确认等级。`,
        en: `${role} never sees the points and can not confirm a tier.`,
      },
      { zh: '由站长或者乡镇（街道）确认。', en: 'A head of station or the township confirms.' },
      'pipl-24',
    )
  const kinds = parsed.data.facts.map((f) => f.fact)
  for (const kind of new Set(kinds.filter((k, i) => kinds.indexOf(k) !== i)))
    fault({ zh: `${kind} 写了两次。`, en: `${kind} stands twice.` })
  for (const fact of parsed.data.facts) checkFact(fact, parsed.data, fault)
}

function checkLevels(scheme: TierScheme, fault: Fault) {
  if (scheme.tiers[0]?.from !== 0)
    fault({ zh: '最平稳的一级应从 0 分起。', en: 'The calmest tier must start at 0 points.' })
  for (const [i, tier] of scheme.tiers.entries()) {
    const calmer = scheme.tiers[i - 1]
    if (calmer && tier.from <= calmer.from)
      fault({
        zh: `${tier.key} 的起点分应高于 ${calmer.key}。`,
        en: `${tier.key} must start above ${calmer.key}.`,
      })
  }
}

/** Nothing forbidden comes in by the name of a tier or by how a tier is described either. */
function checkWords(scheme: TierScheme, fault: Fault) {
  const bar = barOf([scheme.name.zh, scheme.name.en])
  if (bar) refuseBar(bar, scheme.name.zh, fault)
  for (const tier of scheme.tiers) {
    const named = barOf([tier.key, tier.name.zh, tier.name.en])
    const said = barOf([tier.says?.zh, tier.says?.en], 'practice')
    const found = named ?? said
    if (found) refuseBar(found, tier.key, fault)
  }
}

function barOf(texts: readonly (string | undefined)[], use?: 'practice'): Forbidden | undefined {
  for (const text of texts) {
    const found = text === undefined ? undefined : findForbidden(text, use)
    if (found) return found
  }
  return undefined
}

function refuseBar(bar: Forbidden, what: string, fault: Fault) {
  fault(
    {
      zh: `“${what}”属于${bar.about.zh}，不得作为分级依据。`,
      en: `'${what}' is ${bar.about.en}; no tier may rest on it.`,
    },
    { zh: '只能衡量本人的行为和检测结果。', en: 'Weigh only what the person did and what tests said.' },
    bar.clause,
  )
}

function checkFact(fact: TierScheme['facts'][number], scheme: TierScheme, fault: Fault) {
  const bar = barOf([fact.fact, fact.means?.zh, fact.means?.en])
  if (bar) {
    refuseBar(bar, fact.fact, fault)
    return
  }
  if (!(tierFactKinds as readonly string[]).includes(fact.fact)) {
    const known = tierFactKinds.join(', ')
    fault({
      zh: `没有“${fact.fact}”这种事实；可用：${known}。`,
      en: `There is no fact '${fact.fact}'; there are ${known}.`,
    })
    return
  }
  const protective = protectiveFacts.has(fact.fact)
  if (!protective && fact.points < 0)
    fault({ zh: `${fact.fact} 不能减分。`, en: `${fact.fact} can not lower points.` })
  if ((fact.fact === 'steadyMonths') !== (fact.everyMonths !== undefined))
    fault({
      zh: 'everyMonths 只用于 steadyMonths，且必须写明。',
      en: 'everyMonths belongs to steadyMonths, which needs it.',
    })
  if (protective && (fact.points > 0 || fact.puts !== undefined))
    fault({ zh: `${fact.fact} 只能减分，不能提级。`, en: `${fact.fact} can only lower points.` })
  if (fact.puts !== undefined && !scheme.tiers.some((t) => t.key === fact.puts))
    fault({ zh: `没有 ${fact.puts} 这一级。`, en: `There is no tier ${fact.puts}.` })
}
