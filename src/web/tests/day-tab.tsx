import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { listCollection, type NoticeLine } from '#contract/test-contract.ts'
import { addDays, isPlainDate } from '#core/shared/plain-date.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Button, ButtonLink } from '#web/kit/button.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { sayDay } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { recordPath } from '#web/record/record-path.ts'
import { useSession } from '#web/session/session.ts'
import { testsText } from '#web/text/tests.ts'
import { AbsentDialog } from './absent-dialog.tsx'
import { useCaseColumns } from './case-cell.tsx'
import { OutcomeBadge } from './outcome-badge.tsx'

/** Who is to come on a day, to be ticked off one by one. */
export function DayTab({ on, onDay }: { on: string; onDay: (on: string) => void }) {
  const t = useText(testsText)
  const { today } = useSession()
  const [absent, setAbsent] = useState<NoticeLine>()
  const day = isPlainDate(on) ? on : today
  const list = useRoute(listCollection, { query: { on: day } })
  const columns = useColumns(setAbsent)
  const items = list.data?.items
  const open = items?.filter((i) => i.outcome === 'open').length ?? 0
  return (
    <section className="card">
      <div className="card-body row test-day">
        <DateField name="on" label={t.day.on} value={day} today={today} compact onChange={onDay} />
        <span className="row">
          <Button small icon={ChevronLeft} onClick={() => onDay(addDays(day, -1))}>
            {t.day.earlier}
          </Button>
          <Button small icon={ChevronRight} onClick={() => onDay(addDays(day, 1))}>
            {t.day.later}
          </Button>
        </span>
        <Days days={list.data?.days ?? []} day={day} onDay={onDay} />
        {items && items.length > 0 && (
          <span className="soft" role="status">
            {t.day.counts(items.length, open)}
          </span>
        )}
      </div>
      <Table
        label={t.tabs.day}
        name="tests-day"
        columns={columns}
        rows={items}
        rowKey={(row) => row.noticeId}
        loading={list.isFetching}
        error={list.error && <Failed error={list.error} onRetry={() => void list.refetch()} />}
        empty={{ title: t.day.empty, children: t.day.emptyText }}
      />
      {absent && <AbsentDialog line={absent} onClose={() => setAbsent(undefined)} />}
    </section>
  )
}

/** The other days for which somebody is notified. */
function Days(props: {
  days: readonly { on: string; all: number; open: number }[]
  day: string
  onDay: (on: string) => void
}) {
  const t = useText(testsText)
  const { language } = useLanguage()
  const { today } = useSession()
  return props.days
    .filter((d) => d.on !== props.day && (d.on >= today || d.open > 0))
    .slice(0, 6)
    .map((d) => (
      <Button small kind="plain" key={d.on} onClick={() => props.onDay(d.on)}>
        {t.day.of(sayDay(d.on, today, language), d.all, d.open)}
      </Button>
    ))
}

/** What can still be answered: an invalid test is taken again. */
const stillOpen: readonly NoticeLine['outcome'][] = ['open', 'notReached', 'invalid']

function useColumns(onAbsent: (line: NoticeLine) => void): readonly Column<NoticeLine>[] {
  const t = useText(testsText)
  const { name, rest } = useCaseColumns<NoticeLine>()
  return [
    name,
    {
      key: 'when',
      title: t.day.when,
      cell: (row) => (
        <span>
          <span className="numbers nowrap">{row.time}</span> {row.place}
        </span>
      ),
    },
    {
      key: 'served',
      title: t.day.served,
      cell: (row) => {
        const word = t.served[row.served as keyof typeof t.served]
        return word ?? <span className="soft">{t.day.notServed}</span>
      },
    },
    { key: 'outcome', title: t.day.outcome, cell: (row) => <OutcomeBadge outcome={row.outcome} /> },
    ...rest,
    {
      key: 'acts',
      title: '',
      bare: true,
      cell: (row) =>
        stillOpen.includes(row.outcome) && (
          <span className="row">
            <ButtonLink
              small
              to={recordPath(row.caseId, 'testTaken', undefined, row.noticeId)}
              label={`${t.day.came}：${row.name}`}
            >
              {t.day.came}
            </ButtonLink>
            <Button small label={`${t.day.other}：${row.name}`} onClick={() => onAbsent(row)}>
              {t.day.other}
            </Button>
            {row.served === null && (
              <ButtonLink
                small
                kind="plain"
                to={recordPath(row.caseId, 'testNoticeServed', undefined, row.noticeId)}
                label={`${t.day.serve}：${row.name}`}
              >
                {t.day.serve}
              </ButtonLink>
            )}
          </span>
        ),
    },
  ]
}
