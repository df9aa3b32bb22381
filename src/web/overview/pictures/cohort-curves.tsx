import { useMemo, useRef } from 'react'
import { type CohortSeries, overviewPictureBook } from '#contract/picture-contract.ts'
import { findCurve } from '#core/survival/curves.ts'
import { download } from '#web/api/call.ts'
import { useSay, useText } from '#web/language/language.ts'
import { Chart, type ChartHandle } from '#web/overview/chart.tsx'
import type { Where } from '#web/overview/where.ts'
import { picturesText } from '#web/text/pictures.ts'
import { cohortDrawing } from './cohort-drawing.ts'
import type { CohortReply } from './cohort-part.tsx'
import { CohortTable } from './cohort-table.tsx'
import { useCohortWords } from './cohort-words.ts'
import { drawnBy } from './drawn-by.ts'
import { PictureFrame } from './picture-frame.tsx'

/** The curves as a picture with their sentence, and as a table. */
export function CohortCurves(props: {
  data: CohortReply
  chosen: CohortSeries
  against: CohortSeries | null
  where: Where
  step: 'year' | 'half'
  onList: (cohort: string) => void
}) {
  const { data, chosen, against, where, step, onList } = props
  const t = useText(picturesText).cohort
  const say = useSay()
  const words = useCohortWords(data)
  const chart = useRef<ChartHandle>(null)
  const curve = findCurve(data.curve)
  const drawing = useMemo(() => {
    if (!curve) return {}
    const others = data.cohorts.filter((c) => c !== chosen && c !== against && !c.suppressed && !c.small)
    return cohortDrawing(curve, data.horizon, { chosen, against, others }, words)
  }, [curve, data, chosen, against, words])
  if (!curve) return null
  const title = t.label(say(curve.title), words.nameOf(chosen))
  const query = { ...where, curve: data.curve, step, picture: 'cohorts' as const }
  return (
    <PictureFrame
      name={`cohorts-${data.curve}`}
      about={{
        title,
        area: data.area.name,
        day: data.day,
        knownAt: data.knownAt,
        source: say(curve.source),
        version: data.version,
        says: [
          words.atEnd(chosen),
          ...(against ? [words.atEnd(against), words.test(data.test)] : []),
          t.underAxis,
        ],
      }}
      painting={() => drawnBy(chart)}
      onExcel={() => download(overviewPictureBook, { query }, 'cohorts.xlsx')}
      picture={
        <div className="stack tight">
          <p className="strong">{words.atEnd(chosen)}</p>
          {against && <p>{words.atEnd(against)}</p>}
          {against && <p className="soft small">{words.test(data.test)}</p>}
          <Chart label={`${title}。${words.atEnd(chosen)}`} drawing={drawing} height={360} handle={chart} />
          <p className="soft small">{t.underAxis}</p>
          {chosen.small && <p className="soft small">{t.small}</p>}
          {chosen.cut && <p className="soft small">{t.cut(chosen.last)}</p>}
          <details className="no-print">
            <summary className="fold">{t.definition}</summary>
            <p className="small">{say(curve.means)}</p>
            <p className="soft small">{say(curve.source)}</p>
          </details>
        </div>
      }
      table={<CohortTable data={data} chosen={chosen} against={against} words={words} onList={onList} />}
    />
  )
}
