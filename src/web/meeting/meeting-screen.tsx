import { Printer } from 'lucide-react'
import { useState } from 'react'
import { useParams } from 'react-router'
import { printMeeting, showMeeting } from '#contract/meeting-contract.ts'
import { address, type ReplyOf } from '#web/api/call.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button, ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { meetingText } from '#web/text/meeting.ts'
import { AddTaskDialog } from './add-task-dialog.tsx'
import { useDepartmentName } from './department-name.ts'
import { MeetingDialog } from './meeting-dialog.tsx'
import { MinutesCard } from './minutes-card.tsx'
import { TaskTable } from './task-table.tsx'
import './meeting.css'

/** One meeting: who was there, about what, what was said, what is to be done. */
export function MeetingScreen() {
  const { meetingId = '' } = useParams()
  const meeting = useRoute(showMeeting, { params: { meetingId } })
  return (
    <Loaded query={meeting} lines={8}>
      {(reply) => <Meeting meeting={reply} />}
    </Loaded>
  )
}

function Meeting({ meeting }: { meeting: ReplyOf<typeof showMeeting> }) {
  const t = useText(meetingText)
  const { language } = useLanguage()
  const [open, setOpen] = useState<'edit' | 'task'>()
  const close = () => setOpen(undefined)
  const changes = meeting.mayWrite && !meeting.frozen
  return (
    <Page
      title={meeting.title}
      documentTitle={t.title}
      lead={`${meeting.areaName} · ${t.kinds[meeting.kind]} · ${sayDate(meeting.heldOn, language)} · ${meeting.place}`}
      actions={
        <>
          <a
            className="button"
            href={address(printMeeting, { params: { meetingId: meeting.id } })}
            target="_blank"
            rel="noreferrer"
          >
            <Printer size={18} aria-hidden />
            {t.print}
          </a>
          {changes && <Button onClick={() => setOpen('edit')}>{t.edit}</Button>}
          <ButtonLink to="/meetings?tab=meetings">{t.back}</ButtonLink>
        </>
      }
    >
      <div className="stack">
        <Card
          title={t.tasks}
          count={meeting.tasks.length}
          flush
          actions={
            meeting.mayWrite && (
              <Button small onClick={() => setOpen('task')}>
                {t.addTask}
              </Button>
            )
          }
        >
          <TaskTable alone tasks={meeting.tasks} empty={{ title: t.noTasksHere }} />
        </Card>
        <MinutesCard key={meeting.minutes[0]?.version ?? 0} meeting={meeting} />
        <Card>
          <dl className="facts">
            <dt>{t.agenda}</dt>
            <dd className="minutes-text">{meeting.agenda}</dd>
            <dt>{t.attendance}</dt>
            <dd>
              {t.present(meeting.present, meeting.invited)} <Attended meeting={meeting} />
            </dd>
          </dl>
        </Card>
      </div>
      {open === 'edit' && <MeetingDialog meeting={meeting} onClose={close} />}
      {open === 'task' && <AddTaskDialog meeting={meeting} onClose={close} />}
    </Page>
  )
}

function Attended({ meeting }: { meeting: ReplyOf<typeof showMeeting> }) {
  const t = useText(meetingText)
  const name = useDepartmentName()
  return (
    <ul>
      {meeting.attendance.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list of who was there has no other key.
        <li key={i}>
          {name(one.department)} {one.name} {!one.present && <Badge>{t.absent}</Badge>}
        </li>
      ))}
    </ul>
  )
}
