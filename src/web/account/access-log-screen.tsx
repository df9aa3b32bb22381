import { EmptyState } from '#web/kit/empty-state.tsx'
import { Page } from '#web/kit/page.tsx'
import { useText } from '#web/language/language.ts'
import { shellText } from '#web/text/shell.ts'

export function AccessLogScreen() {
  const t = useText(shellText)
  return (
    <Page title={t.titles.accessLog} documentTitle={t.titles.accessLog}>
      <EmptyState title={t.titles.accessLog} />
    </Page>
  )
}
