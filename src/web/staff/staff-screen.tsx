import { EmptyState } from '#web/kit/empty-state.tsx'
import { Page } from '#web/kit/page.tsx'
import { useText } from '#web/language/language.ts'
import { shellText } from '#web/text/shell.ts'

export function StaffScreen() {
  const t = useText(shellText)
  return (
    <Page title={t.titles.staff} documentTitle={t.titles.staff}>
      <EmptyState title={t.titles.staff} />
    </Page>
  )
}
