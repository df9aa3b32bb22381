import { EmptyState } from '#web/kit/empty-state.tsx'
import { Page } from '#web/kit/page.tsx'
import { useText } from '#web/language/language.ts'
import { shellText } from '#web/text/shell.ts'

export function NewOrderScreen() {
  const t = useText(shellText)
  return (
    <Page title={t.titles.newOrder} documentTitle={t.titles.newOrder}>
      <EmptyState title={t.titles.newOrder} />
    </Page>
  )
}
