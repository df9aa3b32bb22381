import { TextField } from '#web/kit/text-field.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { policyDraftText } from '#web/text/policy-draft.ts'
import { ruleWordsText } from '#web/text/rule-words.ts'
import type { Scheme } from './scheme.ts'

/** The numbers of a tier scheme: where each tier begins, what each fact weighs and for how long. */
export function SchemeEditor({ scheme, onChange }: { scheme: Scheme; onChange: (scheme: Scheme) => void }) {
  const t = useText(policyDraftText)
  const words = useText(ruleWordsText)
  const say = useSay()
  const setFact = (at: number, key: string, n: number) =>
    onChange({ ...scheme, facts: scheme.facts.map((fact, i) => (i === at ? { ...fact, [key]: n } : fact)) })
  return (
    <div className="stack tight">
      <div className="draft-numbers">
        <Count
          name="base"
          label={t.base}
          value={scheme.base}
          onChange={(base) => onChange({ ...scheme, base })}
        />
        {scheme.tiers.map((tier, at) => (
          <Count
            key={tier.key}
            name={`tier-${tier.key}`}
            label={t.tierFrom(say(tier.name))}
            value={tier.from}
            onChange={(from) =>
              onChange({
                ...scheme,
                tiers: scheme.tiers.map((old, i) => (i === at ? { ...old, from } : old)),
              })
            }
          />
        ))}
      </div>
      {scheme.facts.map((fact, at) => {
        const key = String(fact['fact'])
        return (
          <fieldset className="field" key={key}>
            <legend>{words.value[key] ?? key}</legend>
            <div className="draft-numbers">
              {(['points', 'days', 'fades'] as const)
                .filter((part) => typeof fact[part] === 'number')
                .map((part) => (
                  <Count
                    key={part}
                    name={`${key}-${part}`}
                    label={{ points: t.factPoints, days: t.factDays, fades: t.factFades }[part]}
                    value={Number(fact[part])}
                    onChange={(n) => setFact(at, part, n)}
                  />
                ))}
            </div>
          </fieldset>
        )
      })}
    </div>
  )
}

function Count(props: { name: string; label: string; value: number; onChange: (n: number) => void }) {
  return (
    <TextField
      name={props.name}
      label={props.label}
      type="number"
      width={4}
      value={String(props.value)}
      onChange={(text) => props.onChange(Number(text))}
    />
  )
}
