import type { FigureDefinition } from '#core/metrics/metric.ts'
import { useText } from '#web/language/language.ts'
import { picturesText } from '#web/text/pictures.ts'
import type { TileModel } from './tile-model.ts'

export type Legend = { readonly steps: readonly string[]; readonly notes: readonly string[] }

/** What the colours mean, in words that are also written into the file. */
export function useLegend(metric: FigureDefinition, model: TileModel): Legend {
  const t = useText(picturesText).tiles
  const percent = metric.unit === 'percent' ? '%' : ''
  const digits = metric.unit === 'count' || metric.unit === 'percent' ? 0 : 2
  const fine = model.shades.steps.some((s) => s.to - s.from < 1) && metric.unit !== 'count' ? 1 : 0
  const number = (v: number) => v.toFixed(Math.max(digits, fine))
  const { tiles } = model
  const notes = [
    t.better[metric.better],
    ...(tiles.some((x) => x.ranked.small && !x.ranked.cell.suppressed) ? [t.small] : []),
    ...(tiles.some((x) => x.ranked.cell.suppressed) ? [t.hidden] : []),
    ...(tiles.some((x) => x.isBelowTarget) ? [t.below] : []),
    ...(model.isPlaced ? [t.provinces] : []),
  ]
  return {
    steps: model.shades.steps.map((s) =>
      s.from === s.to ? `${number(s.from)}${percent}` : `${number(s.from)}–${number(s.to)}${percent}`,
    ),
    notes,
  }
}

export function TileLegend({ model, legend }: { model: TileModel; legend: Legend }) {
  const t = useText(picturesText).tiles
  return (
    <div className="tile-legend small">
      <ul aria-label={t.legend} className="row">
        {model.shades.steps.map((step, i) => (
          <li key={step.shade} className="row">
            <span className={`swatch tile-${step.shade}`} aria-hidden />
            <span className="numbers">{legend.steps[i]}</span>
          </li>
        ))}
      </ul>
      <p className="soft">{legend.notes.join(' · ')}</p>
    </div>
  )
}
