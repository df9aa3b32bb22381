import { Page } from '#web/kit/page.tsx'
import { Tabs } from '#web/kit/tabs.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { useText } from '#web/language/language.ts'
import { ReportList } from '#web/police/report-list.tsx'
import { useSession } from '#web/session/session.ts'
import { reportInText } from '#web/text/report-in.ts'
import { shellText } from '#web/text/shell.ts'
import { ReportInBoard } from './report-in-board.tsx'

const urlState = { tab: 'people' }

/** Who has not reported in, and what became of the reports that an office made about it. */
export function ReportInScreen() {
  const t = useText(reportInText)
  const shell = useText(shellText)
  const [url, setUrl] = useUrlState(urlState)
  const police = useSession().grant.role === 'policeLiaison'
  const tab = url.tab === 'reports' ? 'reports' : 'people'
  return (
    <Page title={shell.titles.reportIn} documentTitle={shell.titles.reportIn} lead={t.lead}>
      {police ? (
        <ReportInBoard />
      ) : (
        <Tabs
          label={t.tabsLabel}
          tabs={[
            { key: 'people', label: t.tabs.people },
            { key: 'reports', label: t.tabs.reports },
          ]}
          value={tab}
          onChange={(next) => setUrl({ tab: next })}
        >
          {tab === 'people' ? <ReportInBoard /> : <ReportList />}
        </Tabs>
      )}
    </Page>
  )
}
