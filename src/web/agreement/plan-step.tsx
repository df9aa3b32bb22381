import { Plus, Trash2 } from 'lucide-react'
import type { PlanService } from '#core/agreement/draft-content.ts'
import { type NeedArea, type PlannedService, type Rhythm, rhythms } from '#core/agreement/plan-kinds.ts'
import { serviceKinds } from '#core/journal/service-kinds.ts'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Select } from '#web/kit/select.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useText } from '#web/language/language.ts'
import { agreementText } from '#web/text/agreement.ts'
import { fieldsText } from '#web/text/fields.ts'
import type { Drawing } from './use-agreement.ts'

/** What usually answers a need; only a suggestion beside the list. */
const answers: Readonly<Record<NeedArea, readonly PlannedService[]>> = {
  treatment: ['medicalGuidance'],
  mind: ['counselling'],
  family: ['familyWork'],
  work: ['jobGuidance', 'skillsTraining'],
  relief: ['relief'],
  law: ['legalAid'],
  otherNeed: [],
}

/** Help by kind, with its rhythm and who gives it. */
export function PlanStep({ drawing }: { drawing: Drawing }) {
  const t = useText(agreementText)
  const fields = useText(fieldsText)
  const { needs, services } = drawing.content
  const kinds = fields.value['kind'] ?? {}
  const put = (at: number, change: Partial<PlanService>) =>
    drawing.set({ services: services.map((one, i) => (i === at ? { ...one, ...change } : one)) })
  const add = (kind: PlannedService) =>
    drawing.set({ services: [...services, { kind, rhythm: 'monthly', by: '', note: '' }] })
  const suggested = [...new Set(needs.flatMap((n) => answers[n.area]))].filter(
    (kind) => !services.some((s) => s.kind === kind),
  )
  return (
    <Card title={t.plan.title}>
      <div className="stack">
        <p className="soft">{t.plan.lead}</p>
        {suggested.length > 0 && (
          <p className="row">
            <span className="soft small">{t.plan.suggested}</span>
            {suggested.map((kind) => (
              <Button small key={kind} icon={Plus} onClick={() => add(kind)}>
                {kinds[kind] ?? kind}
              </Button>
            ))}
          </p>
        )}
        {services.length === 0 && <p className="soft">{t.plan.none}</p>}
        {services.map((service, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name; they are edited where they stand.
          <fieldset key={i} className="agreement-line">
            <legend className="hidden-words">{`${t.plan.kind} ${i + 1}`}</legend>
            <Select
              name={`services.${i}.kind`}
              label={t.plan.kind}
              value={service.kind}
              empty={false}
              options={serviceKinds.map((value) => ({ value, label: kinds[value] ?? value }))}
              onChange={(kind) => put(i, { kind: kind as PlannedService })}
            />
            <Select
              name={`services.${i}.rhythm`}
              label={t.plan.rhythm}
              value={service.rhythm}
              empty={false}
              options={rhythms.map((value) => ({ value, label: t.plan.rhythms[value] }))}
              onChange={(rhythm) => put(i, { rhythm: rhythm as Rhythm })}
            />
            <TextField
              name={`services.${i}.by`}
              label={t.plan.by}
              maxLength={60}
              value={service.by}
              onChange={(by) => put(i, { by })}
            />
            <TextField
              name={`services.${i}.note`}
              label={t.plan.note}
              maxLength={300}
              optional
              value={service.note}
              onChange={(note) => put(i, { note })}
            />
            <Button
              small
              quiet
              icon={Trash2}
              label={`${t.plan.remove} ${i + 1}`}
              onClick={() => drawing.set({ services: services.filter((_, at) => at !== i) })}
            >
              {t.sign.remove}
            </Button>
          </fieldset>
        ))}
        <p>
          <Button icon={Plus} onClick={() => add('counselling')}>
            {t.plan.add}
          </Button>
        </p>
      </div>
    </Card>
  )
}
