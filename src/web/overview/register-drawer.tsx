import { useState } from 'react'
import { registerList } from '#contract/register-contract.ts'
import type { RegisterMetric } from '#core/metrics/register-metric.ts'
import { usePages } from '#web/api/use-pages.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Banner } from '#web/kit/banner.tsx'
import { Button } from '#web/kit/button.tsx'
import { RadioGroup } from '#web/kit/choice.tsx'
import { Drawer } from '#web/kit/dialog.tsx'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Skeleton } from '#web/kit/skeleton.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { overviewText } from '#web/text/overview.ts'
import { PlainTable } from './plain-table.tsx'
import type { Where } from './where.ts'

const sides = ['denominator', 'numerator', 'gap'] as const
type Side = (typeof sides)[number]

/** The staff or the townships behind a number, as many as the number says. */
export function RegisterDrawer(props: { where: Where; metric: RegisterMetric; onClose: () => void }) {
  const { where, metric, onClose } = props
  const t = useText(overviewText)
  const say = useSay()
  const [side, setSide] = useState<Side>('denominator')
  const { measure: _, ...asked } = where
  const list = usePages(registerList, { query: { ...asked, metric: metric.key, side } }, 'query')
  const first = list.pages?.[0]
  const rows = list.pages?.flatMap((p) => p.rows) ?? []
  const title = t.listTitle(say(metric.title))
  const byStaff = metric.register === 'staff'
  return (
    <Drawer title={title} onClose={onClose}>
      <div className="stack">
        <RadioGroup
          name="side"
          label={t.sidesLabel}
          across
          value={side}
          onChange={(v) => setSide(v as Side)}
          options={sides.map((value) => ({ value, label: t.sides[value] }))}
        />
        {list.error && <Failed error={list.error} onRetry={() => void list.refetch()} />}
        {!first && !list.error && <Skeleton lines={6} />}
        {first && first.lines > 0 && (
          <p className="row">
            <strong className="numbers">{t.registers[metric.register](first.lines)}</strong>
            <Badge tone="good">{t.equals}</Badge>
          </p>
        )}
        {first?.lines === 0 && <EmptyState title={t.registers.nobody}>{t.registers.nobodyText}</EmptyState>}
        {first && first.unseen > 0 && <Banner>{t.registers.unseen(first.unseen)}</Banner>}
        {rows.length > 0 && (
          <PlainTable
            label={title}
            head={[
              t.registers.name[metric.register],
              ...(byStaff ? [t.registers.place] : []),
              t.columns.adds,
            ]}
            rows={rows.map((row) => ({
              key: row.id,
              cells: [row.name, ...(byStaff ? [row.place ?? ''] : []), `${row.numerator}/${row.denominator}`],
            }))}
          />
        )}
        {list.hasNextPage && (
          <Button wide busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t.more}
          </Button>
        )}
      </div>
    </Drawer>
  )
}
