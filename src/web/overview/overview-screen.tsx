import { EmptyState } from '#web/kit/empty-state.tsx'
import { Page } from '#web/kit/page.tsx'
import { useText } from '#web/language/language.ts'
import { shellText } from '#web/text/shell.ts'

export function OverviewScreen() {
  const t = useText(shellText)
  return (
    <Page title={t.titles.overview} documentTitle={t.titles.overview}>
      <EmptyState title={t.titles.overview} />
    </Page>
  )
}
