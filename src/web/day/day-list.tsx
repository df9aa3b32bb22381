import { CalendarCheck2 } from 'lucide-react'
import { type DayRow, dayBuckets } from '#contract/day-contract.ts'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Skeleton } from '#web/kit/skeleton.tsx'
import { useText } from '#web/language/language.ts'
import { commonText } from '#web/text/common.ts'
import { dayText } from '#web/text/day.ts'
import { type Bucket, type Counts, type List, sum } from './day-counts.ts'
import { DayLine } from './day-line.tsx'

/** One list: which part of time, then rows under the name of their part. */
export function DayList(props: {
  list: List
  bucket: Bucket | undefined
  counts: Counts
  onBucket: (bucket: Bucket | undefined) => void
  rows: readonly DayRow[] | undefined
  loading: boolean
  today: string
}) {
  const { list, bucket, counts, onBucket, rows, today } = props
  const t = useText(dayText)
  const common = useText(commonText)
  const shown = dayBuckets.filter((key) => rows?.some((row) => row.bucket === key))
  return (
    <>
      <div className="day-parts">
        <p className="soft small grow">{t.listHints[list]}</p>
        {list !== 'appointments' && (
          <div className="segmented">
            <button type="button" aria-pressed={!bucket} onClick={() => onBucket(undefined)}>
              {common.all}
            </button>
            {dayBuckets.map((key) => (
              <button key={key} type="button" aria-pressed={bucket === key} onClick={() => onBucket(key)}>
                {t.buckets[key]} <span className="numbers">{counts[key]}</span>
              </button>
            ))}
          </div>
        )}
      </div>
      {!rows && (
        <div className="card-body">
          <Skeleton lines={6} />
        </div>
      )}
      {rows?.length === 0 && (
        <EmptyState icon={CalendarCheck2} title={sum(counts) === 0 ? t.empty[list] : t.emptyBucket} />
      )}
      {shown.map((key) => (
        <section key={key}>
          <h2 className="day-bucket">
            {list === 'appointments' ? common.today : t.buckets[key]}{' '}
            <span className="count">{counts[key]}</span>
          </h2>
          <ul className="day-lines">
            {rows
              ?.filter((row) => row.bucket === key)
              .map((row) => (
                <DayLine key={`${row.caseId}${row.dutyId}`} row={row} today={today} />
              ))}
          </ul>
        </section>
      ))}
    </>
  )
}
