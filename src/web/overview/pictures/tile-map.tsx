import { type KeyboardEvent, useRef, useState } from 'react'
import type { FigureDefinition } from '#core/metrics/metric.ts'
import { useText } from '#web/language/language.ts'
import { sayCount } from '#web/overview/figure-words.ts'
import { overviewText } from '#web/text/overview.ts'
import { picturesText } from '#web/text/pictures.ts'
import type { ShownTile, TileModel } from './tile-model.ts'
import { nextTile } from './tile-steps.ts'

/** One tile an area: colour, name and value; arrows move, Enter goes into the area. */
export function TileMap(props: {
  label: string
  model: TileModel
  metric: FigureDefinition
  nameOf: (code: string) => string | undefined
  onArea: (code: string) => void
}) {
  const { label, model, nameOf, onArea } = props
  const box = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState<string>()
  const stop = model.tiles.some((t) => t.code === at) ? at : model.tiles[0]?.code

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const buttons = [...(box.current?.querySelectorAll<HTMLElement>('button') ?? [])]
    const here = buttons.findIndex((b) => b.matches(':focus'))
    const next = nextTile(
      event.key,
      here,
      buttons.map((b) => b.getBoundingClientRect()),
    )
    if (next === null) return
    event.preventDefault()
    buttons[next]?.focus()
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: no fieldset: nothing is filled in here.
    <div className="tiles" role="group" aria-label={label} ref={box} onKeyDown={onKeyDown}>
      {model.groups.map(({ parent, tiles }) => (
        <div key={parent}>
          {model.groups.length > 1 && <h3 className="tiles-title">{nameOf(parent) ?? parent}</h3>}
          <ul className={model.isPlaced ? 'tile-list placed' : 'tile-list'}>
            {tiles.map((tile) => (
              <li
                key={tile.code}
                style={model.isPlaced ? { gridRow: tile.row + 1, gridColumn: tile.column + 1 } : undefined}
              >
                <TileButton
                  {...props}
                  tile={tile}
                  isStop={tile.code === stop}
                  onFocus={() => setAt(tile.code)}
                  onOpen={() => onArea(tile.code)}
                />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

function TileButton(props: {
  tile: ShownTile
  model: TileModel
  metric: FigureDefinition
  isStop: boolean
  onFocus: () => void
  onOpen: () => void
}) {
  const { tile, isStop, onFocus, onOpen } = props
  const t = useText(overviewText)
  const say = useTileWords(props.metric, props.model)
  const { cell, area, small } = tile.ranked
  const kind = cell.suppressed ? 'hatched' : small ? 'small' : `tile-${tile.shade}`
  const words = say(tile)
  return (
    <button
      type="button"
      className={`tile ${kind}`}
      tabIndex={isStop ? 0 : -1}
      title={words}
      onFocus={onFocus}
      onClick={onOpen}
    >
      <span className="hidden-words">{words}</span>
      <span className="tile-name" aria-hidden>
        {tile.short ? (
          <>
            <span className="tile-short">{tile.short}</span>
            <span className="tile-long">
              {area.name.replace(/(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)$/, '')}
            </span>
          </>
        ) : (
          area.name
        )}
      </span>
      <span className="tile-value" aria-hidden>
        {tile.value ?? (cell.suppressed ? t.small : '—')}
        {tile.isBelowTarget && <span className="tile-below"> ▼</span>}
      </span>
    </button>
  )
}

/** Everything that the tile shows, and what a fair comparison needs, in one sentence. */
function useTileWords(metric: FigureDefinition, model: TileModel): (tile: ShownTile) => string {
  const overview = useText(overviewText)
  const t = useText(picturesText).tiles
  const ranks = model.tiles.filter((x) => x.ranked.rank !== null).length
  return ({ ranked, value, isBelowTarget }) => {
    const { cell, rank, onFile, interval, small } = ranked
    const counts =
      cell.numerator !== null && cell.denominator !== null && metric.unit !== 'count'
        ? t.counts(sayCount(cell.numerator), sayCount(cell.denominator))
        : null
    const between = interval && t.interval((interval.low * 100).toFixed(1), (interval.high * 100).toFixed(1))
    const parts = [
      `${ranked.area.name} ${value ?? (cell.suppressed ? overview.small : overview.nothing)}`,
      counts,
      between,
      rank === null ? null : t.rank(rank, ranks),
      onFile === null ? null : t.onFile(sayCount(onFile)),
      small ? overview.smallNumber : null,
      isBelowTarget ? t.below.slice(2) : null,
    ]
    return parts.filter((p) => p !== null).join(' · ')
  }
}
