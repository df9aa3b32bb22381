import { policyShow } from '#contract/policy-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { useSay } from '#web/language/language.ts'

/** Names and units of rules by key; a rule that only the draft has is told by its key. */
export function useRuleNames(): (key: string) => { readonly name: string; readonly unit: string | null } {
  const say = useSay()
  const { data } = useRoute(policyShow, { params: { pack: 'cn' }, query: {} })
  return (key) => {
    const rule = data?.rules.find((one) => one.key === key)
    return { name: rule ? say(rule.means) : key, unit: rule?.unit ?? null }
  }
}
