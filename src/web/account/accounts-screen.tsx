import { EmptyState } from '#web/kit/empty-state.tsx'
import { Page } from '#web/kit/page.tsx'
import { useText } from '#web/language/language.ts'
import { shellText } from '#web/text/shell.ts'

export function AccountsScreen() {
  const t = useText(shellText)
  return (
    <Page title={t.titles.accounts} documentTitle={t.titles.accounts}>
      <EmptyState title={t.titles.accounts} />
    </Page>
  )
}
