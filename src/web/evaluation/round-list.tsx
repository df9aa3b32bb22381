import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { listRounds } from '#contract/evaluation-contract.ts'
import type { RoundLine } from '#contract/evaluation-shapes.ts'
import type { ApiError, ReplyOf } from '#web/api/call.ts'
import { Badge, type Tone } from '#web/kit/badge.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { sayDay } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { evaluationText } from '#web/text/evaluation.ts'

const tones: Readonly<Record<RoundLine['stage'], Tone>> = {
  self: 'info',
  counting: 'info',
  review: 'info',
  told: 'late',
  published: 'good',
  cancelled: 'neutral',
}

export function StageBadge({ stage }: { stage: RoundLine['stage'] }) {
  const t = useText(evaluationText)
  return <Badge tone={tones[stage]}>{t.stages[stage]}</Badge>
}

/** Newest first; what the own area has to do stands in the name of the round. */
export function RoundList({ query }: { query: UseQueryResult<ReplyOf<typeof listRounds>, ApiError> }) {
  const t = useText(evaluationText)
  const columns = useColumns()
  return (
    <Table
      label={t.tabs.rounds}
      name="evaluation-rounds"
      columns={columns}
      rows={query.data?.rounds}
      rowKey={(row) => row.id}
      loading={query.isFetching}
      error={query.error && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      empty={{ title: t.noRounds, children: query.data?.mayOpen ? t.noRoundsText : t.noRoundsRead }}
    />
  )
}

function useColumns(): readonly Column<RoundLine>[] {
  const t = useText(evaluationText)
  const { language } = useLanguage()
  const { today } = useSession()
  return [
    {
      key: 'title',
      title: t.columns.title,
      head: true,
      wide: true,
      cell: (row) => (
        <div>
          <Link to={`/evaluations/${row.id}`}>{row.title}</Link>
          <br />
          <span className="soft small">{[row.area.name, t.mine[row.mine]].filter(Boolean).join(' · ')}</span>
        </div>
      ),
    },
    { key: 'stage', title: t.columns.stage, cell: (row) => <StageBadge stage={row.stage} /> },
    { key: 'period', title: t.columns.period, cell: (row) => t.period(row.span, row.day) },
    { key: 'level', title: t.columns.level, cell: (row) => t.levels[row.level] },
    {
      key: 'until',
      title: t.columns.until,
      cell: (row) => {
        const until = untilOf(row)
        return until ? `${t.until[until.of]} ${sayDay(until.day, today, language)}` : '—'
      },
    },
    {
      key: 'self',
      title: t.columns.self,
      cell: (row) => (row.submitted === null || row.areas === null ? '—' : t.of(row.submitted, row.areas)),
    },
  ]
}

export function untilOf(
  row: Pick<RoundLine, 'stage' | 'selfUntil' | 'reviewUntil' | 'appealUntil'>,
): { of: 'self' | 'review' | 'told'; day: string } | undefined {
  if (row.stage === 'self') return { of: 'self', day: row.selfUntil }
  if (row.stage === 'review') return { of: 'review', day: row.reviewUntil }
  if (row.stage === 'told' && row.appealUntil) return { of: 'told', day: row.appealUntil }
  return undefined
}
