import { useMemo } from 'react'
import type { Figure } from '#contract/overview-contract.ts'
import { overviewRanking } from '#contract/overview-contract.ts'
import { overviewPictureBook } from '#contract/picture-contract.ts'
import type { FigureDefinition } from '#core/metrics/metric.ts'
import { download } from '#web/api/call.ts'
import { useRoute } from '#web/api/use-route.ts'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { RankingTable } from '#web/overview/ranking-table.tsx'
import type { Below, Where } from '#web/overview/where.ts'
import { overviewText } from '#web/text/overview.ts'
import { picturesText } from '#web/text/pictures.ts'
import { PictureFrame } from './picture-frame.tsx'
import { TileLegend, useLegend } from './tile-legend.tsx'
import { TileMap } from './tile-map.tsx'
import { type Ranking, tileModel } from './tile-model.ts'
import { tilePainting } from './tile-painting.ts'

type TileProps = {
  where: Where
  below: Below
  metric: FigureDefinition
  figure: Figure | undefined
  /** Names of the areas one step below: the heads of groups of townships. */
  places: readonly { readonly code: string; readonly name: string }[]
  onArea: (code: string) => void
}

/** The areas below as tiles: where things stand at a glance, and the way there. */
export function TilePart(props: TileProps) {
  const { where, below, metric } = props
  const t = useText(overviewText)
  const ranking = useRoute(overviewRanking, { query: { ...where, below, metric: metric.key } })
  return (
    <Loaded query={ranking}>
      {(data) =>
        data.rows.length === 0 ? (
          <EmptyState title={t.noBelow}>{t.noBelowText}</EmptyState>
        ) : (
          <Tiles {...props} data={data} />
        )
      }
    </Loaded>
  )
}

function Tiles({ data, where, below, metric, figure, places, onArea }: TileProps & { data: Ranking }) {
  const t = useText(picturesText)
  const overview = useText(overviewText)
  const say = useSay()
  const target = figure?.target ?? null
  const model = useMemo(() => tileModel(metric, data, target), [metric, data, target])
  const legend = useLegend(metric, model)
  const title = t.tiles.label(say(metric.title))
  const query = { ...where, below, metric: metric.key, picture: 'tiles' as const }
  return (
    <PictureFrame
      name="tiles"
      about={{
        title,
        area: data.area.name,
        day: data.day,
        knownAt: data.knownAt,
        source: say(metric.source),
        version: metric.version,
      }}
      painting={() =>
        tilePainting(model, { hidden: overview.small, legend: legend.steps, notes: legend.notes })
      }
      onExcel={() => download(overviewPictureBook, { query }, 'tiles.xlsx')}
      picture={
        <div className="stack tight">
          <p className="soft small no-print">{t.tiles.how}</p>
          <TileMap
            label={title}
            model={model}
            metric={metric}
            nameOf={(code) => places.find((p) => p.code === code)?.name}
            onArea={onArea}
          />
          <TileLegend model={model} legend={legend} />
        </div>
      }
      table={<RankingTable data={data} metric={metric} onArea={onArea} />}
    />
  )
}
