import { listLeadingGroups } from '#contract/leading-group-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Table } from '#web/kit/table.tsx'
import { sayDay } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { meetingText } from '#web/text/meeting.ts'
import { useDepartmentName } from './department-name.ts'
import './meeting.css'

const noInput = {}

/** The own area and those directly below: is there a group, is it whole, does it meet, are its tasks done? */
export function AreaTab({ onArea }: { onArea: (area: string) => void }) {
  const t = useText(meetingText)
  const name = useDepartmentName()
  const { language } = useLanguage()
  const { today } = useSession()
  const groups = useRoute(listLeadingGroups, noInput)
  return (
    <Table
      label={t.groups}
      name="leading-groups"
      rows={groups.data?.groups}
      rowKey={(row) => row.area}
      loading={groups.isFetching}
      error={groups.error && <Failed error={groups.error} onRetry={() => void groups.refetch()} />}
      empty={{ title: t.noMembers }}
      columns={[
        {
          key: 'area',
          title: t.area,
          head: true,
          cell: (row) => (
            <button type="button" className="meeting-open" onClick={() => onArea(row.area)}>
              {row.areaName}
            </button>
          ),
        },
        {
          key: 'members',
          title: t.memberCount,
          end: true,
          cell: (row) => row.members || <span className="soft">{t.none}</span>,
        },
        {
          key: 'lacking',
          title: t.lacking,
          wide: true,
          cell: (row) => row.lacking.map(name).join(language === 'zh' ? '、' : ', ') || '—',
        },
        {
          key: 'last',
          title: t.lastMeeting,
          cell: (row) => (
            <span className="numbers nowrap">
              {row.lastMeeting ? sayDay(row.lastMeeting, today, language) : '—'}
            </span>
          ),
        },
        { key: 'open', title: t.openTasks, end: true, cell: (row) => row.openTasks },
        {
          key: 'overdue',
          title: t.overdueTasks,
          end: true,
          cell: (row) => (row.overdueTasks > 0 ? <Badge tone="late">{row.overdueTasks}</Badge> : 0),
        },
      ]}
    />
  )
}
