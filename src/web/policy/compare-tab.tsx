import { policyCompare } from '#contract/policy-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Card } from '#web/kit/card.tsx'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { type Option, Select } from '#web/kit/select.tsx'
import { useText } from '#web/language/language.ts'
import { DifferenceRow } from '#web/policy-draft/difference-row.tsx'
import { policyText } from '#web/text/policy.ts'

/** What two places answer differently on a day. */
export function CompareTab(props: {
  pack: string
  other: string
  on: string | undefined
  options: readonly Option[]
  onOther: (pack: string) => void
}) {
  const t = useText(policyText)
  const { pack, options, on } = props
  const others = options.filter((one) => one.value !== pack)
  const other = props.other && props.other !== pack ? props.other : (others[0]?.value ?? pack)
  const read = useRoute(policyCompare, { params: { pack }, query: { other, on } })
  const titleOf = (name: string) => options.find((one) => one.value === name)?.label ?? name
  return (
    <div className="stack">
      <Select
        name="other"
        label={t.compareWith}
        empty={false}
        value={other}
        onChange={props.onOther}
        options={others}
      />
      <Loaded query={read} lines={6}>
        {({ differences }) =>
          differences.length === 0 ? (
            <EmptyState title={t.same} />
          ) : (
            <Card title={t.differ(differences.length)}>
              {differences.map((difference) => (
                <DifferenceRow
                  key={difference.key}
                  difference={difference}
                  before={titleOf(pack)}
                  after={titleOf(other)}
                />
              ))}
            </Card>
          )
        }
      </Loaded>
    </div>
  )
}
