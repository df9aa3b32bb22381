import type { Fault } from '#core/policy/pack-fault.ts'
import type { Words } from '#core/shared/decision.ts'
import { protectiveFacts, TierScheme, tierFactKinds } from './scheme.ts'

/** What no scheme may weigh, how it is recognised in two languages, and what forbids it. */
const forbidden: readonly { readonly about: Words; readonly words: RegExp; readonly clause: string }[] = [
  {
    about: { zh: '贫困、低保', en: 'poverty' },
    words: /poverty|poor|incom|allowance|unemploy|贫|低保|收入|无业|失业/i,
    clause: 'jdf-52',
  },
  {
    about: { zh: '民族', en: 'ethnicity' },
    words: /ethnic|nationality|minority|race|民族/i,
    clause: 'jdf-52',
  },
  {
    about: { zh: '宗教信仰', en: 'religion' },
    words: /religio|faith|belief|church|宗教|信仰/i,
    clause: 'pipl-28',
  },
  {
    about: { zh: '没有家庭', en: 'having no family' },
    words: /family|relatives|orphan|single|亲属|家庭|独居|离异|未婚/i,
    clause: 'jdf-52',
  },
  { about: { zh: '艾滋病感染', en: 'HIV' }, words: /hiv|aids|infect|艾滋|感染/i, clause: 'azb-39' },
]

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

function checkFact(fact: TierScheme['facts'][number], scheme: TierScheme, fault: Fault) {
  const text = `${fact.fact} ${fact.means?.zh ?? ''} ${fact.means?.en ?? ''}`
  const bar = forbidden.find((f) => f.words.test(text))
  if (bar) {
    fault(
      {
        zh: `“${fact.fact}”属于${bar.about.zh}，不得作为分级依据。`,
        en: `'${fact.fact}' is ${bar.about.en}; no tier may rest on it.`,
      },
      { zh: '只能衡量本人的行为和检测结果。', en: 'Weigh only what the person did and what tests said.' },
      bar.clause,
    )
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
