import { EmptyState } from '#web/kit/empty-state.tsx'
import { Page } from '#web/kit/page.tsx'
import { useText } from '#web/language/language.ts'
import { shellText } from '#web/text/shell.ts'

export function ImportOrdersScreen() {
  const t = useText(shellText)
  return (
    <Page title={t.titles.importOrders} documentTitle={t.titles.importOrders}>
      <EmptyState title={t.titles.importOrders} />
    </Page>
  )
}
