import { LateDecisions } from '#web/decision/late-decisions.tsx'
import { Page } from '#web/kit/page.tsx'
import { Tabs } from '#web/kit/tabs.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { useText } from '#web/language/language.ts'
import { useMayUse } from '#web/session/session.ts'
import { shellText } from '#web/text/shell.ts'
import { staffText } from '#web/text/staff.ts'
import { OrganisationList } from './organisation-list.tsx'
import { StaffList } from './staff-list.tsx'
import { UnallocatedList } from './unallocated-list.tsx'

const defaults = { tab: '' }

/** Who works where, with how much on the desk, and what nobody carries. */
export function StaffScreen() {
  const t = useText(staffText)
  const shell = useText(shellText)
  const assigns = useMayUse(['stationHead', 'townshipOffice'])
  const [url, setUrl] = useUrlState(defaults)
  const keys = assigns
    ? (['unallocated', 'staff', 'organisations'] as const)
    : (['staff', 'organisations'] as const)
  const tab = keys.find((key) => key === url.tab) ?? keys[0]
  return (
    <Page title={shell.titles.staff} documentTitle={shell.titles.staff}>
      <div className="stack">
        {assigns && <LateDecisions />}
        <section className="card">
          <Tabs
            label={shell.titles.staff}
            value={tab}
            onChange={(next) => setUrl({ tab: next })}
            tabs={keys.map((key) => ({ key, label: t.tabs[key] }))}
          >
            {tab === 'unallocated' && <UnallocatedList />}
            {tab === 'staff' && <StaffList />}
            {tab === 'organisations' && <OrganisationList />}
          </Tabs>
        </section>
      </div>
    </Page>
  )
}
