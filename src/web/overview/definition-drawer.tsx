import type { Figure } from '#contract/overview-contract.ts'
import type { FigureDefinition } from '#core/metrics/metric.ts'
import { Drawer } from '#web/kit/dialog.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { overviewText } from '#web/text/overview.ts'
import { sayTarget } from './figure-words.ts'

/** What a figure means, in the words of its definition, with source, version and target. */
export function DefinitionDrawer(props: { metric: FigureDefinition; figure: Figure; onClose: () => void }) {
  const { metric, figure, onClose } = props
  const t = useText(overviewText)
  const say = useSay()
  const { target } = figure
  return (
    <Drawer title={t.definitionTitle(say(metric.title))} onClose={onClose}>
      <dl className="facts">
        <dt>{t.definitionFacts.means}</dt>
        <dd>{say(metric.means)}</dd>
        <dt>{t.definitionFacts.kind}</dt>
        <dd>{t.kinds[metric.kind]}</dd>
        <dt>{t.definitionFacts.source}</dt>
        <dd>{say(metric.source)}</dd>
        <dt>{t.definitionFacts.target}</dt>
        <dd>
          {target ? (
            <>
              {sayTarget(metric, target.value)} · <span lang="zh-CN">{target.source}</span>
              {target.reading && <span className="soft"> ({t.reading})</span>}
            </>
          ) : (
            t.noTarget
          )}
        </dd>
        <dt>{t.definitionFacts.version}</dt>
        <dd className="numbers">{figure.version}</dd>
      </dl>
    </Drawer>
  )
}
