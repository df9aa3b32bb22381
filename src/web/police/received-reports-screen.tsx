import { Page } from '#web/kit/page.tsx'
import { useText } from '#web/language/language.ts'
import { policeText } from '#web/text/police.ts'
import { shellText } from '#web/text/shell.ts'
import { ReportList } from './report-list.tsx'

/** What the police received: to receive, to decide, decided. */
export function ReceivedReportsScreen() {
  const t = useText(policeText)
  const shell = useText(shellText)
  return (
    <Page title={shell.titles.receivedReports} documentTitle={shell.titles.receivedReports} lead={t.lead}>
      <ReportList />
    </Page>
  )
}
