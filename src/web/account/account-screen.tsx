import { EmptyState } from '#web/kit/empty-state.tsx'
import { Page } from '#web/kit/page.tsx'
import { useText } from '#web/language/language.ts'
import { shellText } from '#web/text/shell.ts'

export function AccountScreen() {
  const t = useText(shellText)
  return (
    <Page title={t.titles.account} documentTitle={t.titles.account}>
      <EmptyState title={t.titles.account} />
    </Page>
  )
}
