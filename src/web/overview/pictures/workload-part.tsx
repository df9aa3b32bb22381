import type { z } from 'zod'
import { overviewPictureBook, overviewWorkload } from '#contract/picture-contract.ts'
import { download } from '#web/api/call.ts'
import { useRoute } from '#web/api/use-route.ts'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { useText } from '#web/language/language.ts'
import { labelsText } from '#web/text/labels.ts'
import { picturesText } from '#web/text/pictures.ts'
import { ruleWordsText } from '#web/text/rule-words.ts'
import { PictureFrame } from './picture-frame.tsx'
import { WorkloadBars } from './workload-bars.tsx'
import { workloadPainting } from './workload-painting.ts'
import { WorkloadTable } from './workload-table.tsx'

export type Workload = z.output<typeof overviewWorkload.reply>
export type WorkloadRow = Workload['rows'][number]

/** Who carries how much, and what falls due, against the norm: to see where help is needed, not to rank people. */
export function WorkloadPart({ area, onArea }: { area: string; onArea: (code: string) => void }) {
  const t = useText(picturesText).workload
  const workload = useRoute(overviewWorkload, { query: { area } })
  return (
    <Loaded query={workload}>
      {(data) =>
        data.rows.length === 0 ? (
          <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
        ) : (
          <Workloads data={data} onArea={onArea} />
        )
      }
    </Loaded>
  )
}

function Workloads({ data, onArea }: { data: Workload; onArea: (code: string) => void }) {
  const t = useText(picturesText).workload
  const { norm } = data
  const base = t.bases[norm.denominator as 'present'] ?? norm.denominator
  const sentence = `${t.norm(String(norm.ratio))}（${t.base(base)}）`
  const query = { area: data.area.code, picture: 'workload' as const }
  return (
    <PictureFrame
      name="workload"
      about={{
        title: t.label,
        area: data.area.name,
        day: data.day,
        knownAt: data.knownAt,
        source: norm.source,
        version: 1,
        says: [`${sentence} · ${data.by === 'workers' ? t.fair : t.fairAreas}`],
      }}
      painting={() =>
        workloadPainting(data, {
          nobody: t.nobody,
          overdue: t.overdue,
          line: t.lineOf(String(norm.ratio)),
          weighted: t.weighted,
        })
      }
      onExcel={() => download(overviewPictureBook, { query }, 'workload.xlsx')}
      picture={
        <div className="stack tight">
          <p className="soft small">
            {sentence} · {data.by === 'workers' ? t.fair : t.fairAreas}
          </p>
          <WorkloadBars data={data} onArea={onArea} />
          <p className="soft small">{data.total.open === null ? t.above : t.dutiesText}</p>
          <Weights data={data} />
        </div>
      }
      table={<WorkloadTable data={data} onArea={onArea} />}
    />
  )
}

function Weights({ data }: { data: Workload }) {
  const t = useText(picturesText).workload
  const labels = useText(labelsText)
  const words = useText(ruleWordsText)
  return (
    <details className="no-print">
      <summary className="fold">{t.weights}</summary>
      <p className="small">{t.weightsText}</p>
      <p className="small numbers">
        {Object.entries(data.weights)
          .map(([tier, weight]) => `${labels.tier[tier] ?? words.part[tier] ?? tier} ${weight}`)
          .join(' · ')}
      </p>
    </details>
  )
}
