import { useState } from 'react'
import { listLeadingGroups } from '#contract/leading-group-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Button } from '#web/kit/button.tsx'
import { Checkbox } from '#web/kit/choice.tsx'
import { Page } from '#web/kit/page.tsx'
import { Select } from '#web/kit/select.tsx'
import { Tabs } from '#web/kit/tabs.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { useText } from '#web/language/language.ts'
import { useMayUse, useSession } from '#web/session/session.ts'
import { meetingText } from '#web/text/meeting.ts'
import { AreaTab } from './area-tab.tsx'
import { GroupTab } from './group-tab.tsx'
import { MeetingDialog } from './meeting-dialog.tsx'
import { MeetingList } from './meeting-list.tsx'
import { TaskList } from './task-list.tsx'

const urlState = { tab: '', area: '', below: '' }
const noInput = {}

/** Leading groups and joint meetings of an area: tasks first, because they are what waits. */
export function MeetingsScreen() {
  const t = useText(meetingText)
  const { grant } = useSession()
  const writes = useMayUse(['townshipOffice', 'narcoticsOffice'])
  const [url, setUrl] = useUrlState(urlState)
  const [adds, setAdds] = useState(false)
  const above = grant.area === 'cn' || grant.area.length < 9
  const keys = above
    ? (['tasks', 'meetings', 'group', 'areas'] as const)
    : (['tasks', 'meetings', 'group'] as const)
  const tab = keys.find((key) => key === url.tab) ?? 'tasks'
  const area = above && url.area && url.area !== grant.area ? url.area : undefined
  const where = { ...(area ? { area } : {}), below: above && url.below === '1' }
  return (
    <Page
      title={t.title}
      documentTitle={t.title}
      lead={t.lead}
      actions={
        writes && (
          <Button kind="primary" onClick={() => setAdds(true)}>
            {t.addMeeting}
          </Button>
        )
      }
    >
      {area && <p className="soft">{t.readOnly}</p>}
      <section className="card">
        {above && tab !== 'areas' && (
          <div className="card-body row">
            <AreaSelect own={grant.area} area={area} onArea={(next) => setUrl({ area: next })} />
            {tab !== 'group' && (
              <Checkbox
                name="below"
                label={t.below}
                checked={url.below === '1'}
                onChange={(on) => setUrl({ below: on ? '1' : '' })}
              />
            )}
          </div>
        )}
        <Tabs
          label={t.title}
          value={tab}
          onChange={(next) => setUrl({ tab: next })}
          tabs={keys.map((key) => ({ key, label: t.tabs[key] }))}
        >
          {tab === 'tasks' && <TaskList where={where} />}
          {tab === 'meetings' && <MeetingList where={where} />}
          {tab === 'group' && <GroupTab area={area} />}
          {tab === 'areas' && <AreaTab onArea={(next) => setUrl({ area: next, tab: 'group' })} />}
        </Tabs>
      </section>
      {adds && <MeetingDialog onClose={() => setAdds(false)} />}
    </Page>
  )
}

function AreaSelect(props: { own: string; area: string | undefined; onArea: (area: string) => void }) {
  const t = useText(meetingText)
  const groups = useRoute(listLeadingGroups, noInput)
  const options = (groups.data?.groups ?? []).map((one) => ({
    value: one.area === props.own ? '' : one.area,
    label: one.area === props.own ? `${one.areaName}（${t.own}）` : one.areaName,
  }))
  return (
    <Select
      name="area"
      label={t.area}
      value={props.area ?? ''}
      empty={false}
      options={options}
      onChange={props.onArea}
    />
  )
}
