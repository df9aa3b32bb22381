import { useState } from 'react'
import { type Member, showLeadingGroup } from '#contract/leading-group-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Banner } from '#web/kit/banner.tsx'
import { Button } from '#web/kit/button.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { meetingText } from '#web/text/meeting.ts'
import { useDepartmentName } from './department-name.ts'
import { EndMemberDialog, MemberDialog } from './member-dialog.tsx'

/** Who belongs to the leading group, and which departments nobody speaks for. */
export function GroupTab({ area }: { area: string | undefined }) {
  const t = useText(meetingText)
  const name = useDepartmentName()
  const { language } = useLanguage()
  const group = useRoute(showLeadingGroup, { query: area ? { area } : {} })
  const [adds, setAdds] = useState(false)
  const [leaves, setLeaves] = useState<Member>()
  const columns = useColumns(setLeaves)
  return (
    <Loaded query={group} lines={5}>
      {({ members, past, lacking, mayWrite }) => (
        <>
          <div className="card-body stack">
            {members.length > 0 &&
              (lacking.length > 0 ? (
                <Banner kind="late" title={t.lacking}>
                  <p>{lacking.map(name).join(language === 'zh' ? '、' : ', ')}</p>
                  <p className="small">{t.lackingWhy}</p>
                </Banner>
              ) : (
                <p>
                  <Badge tone="good">{t.lackingNone}</Badge>
                </p>
              ))}
            {mayWrite && (
              <div className="row">
                <Button kind="primary" onClick={() => setAdds(true)}>
                  {t.addMember}
                </Button>
              </div>
            )}
          </div>
          <Table
            label={t.members}
            name="leading-group"
            columns={mayWrite ? columns : columns.filter((c) => c.key !== 'act')}
            rows={members}
            rowKey={(row) => row.id}
            empty={{ title: t.noMembers, children: t.noMembersText }}
          />
          {past.length > 0 && (
            <details className="card-body">
              <summary>
                {t.past}（{past.length}）
              </summary>
              <ul>
                {past.map((one) => (
                  <li key={one.id}>
                    {name(one.department)} {one.name} {one.post}{' '}
                    <span className="soft small">
                      {t.until(sayDate(one.from, language), one.to ? sayDate(one.to, language) : '')}
                    </span>
                  </li>
                ))}
              </ul>
            </details>
          )}
          {adds && <MemberDialog onClose={() => setAdds(false)} />}
          {leaves && <EndMemberDialog member={leaves} onClose={() => setLeaves(undefined)} />}
        </>
      )}
    </Loaded>
  )
}

function useColumns(onLeave: (member: Member) => void): readonly Column<Member>[] {
  const t = useText(meetingText)
  const name = useDepartmentName()
  const { language } = useLanguage()
  return [
    { key: 'department', title: t.memberDepartment, head: true, cell: (row) => name(row.department) },
    { key: 'part', title: t.part, cell: (row) => t.parts[row.part] },
    { key: 'name', title: t.memberName, cell: (row) => row.name },
    { key: 'post', title: t.post, wide: true, cell: (row) => row.post },
    { key: 'phone', title: t.phone, cell: (row) => row.phone ?? '—' },
    {
      key: 'from',
      title: t.from,
      cell: (row) => <span className="numbers nowrap">{sayDate(row.from, language)}</span>,
    },
    {
      key: 'act',
      title: '',
      bare: true,
      cell: (row) => (
        <Button small kind="plain" label={`${t.leave}：${row.name}`} onClick={() => onLeave(row)}>
          {t.leave}
        </Button>
      ),
    },
  ]
}
