import { EmptyState } from '#web/kit/empty-state.tsx'
import { Page } from '#web/kit/page.tsx'
import { useText } from '#web/language/language.ts'
import { shellText } from '#web/text/shell.ts'

export function DayScreen() {
  const t = useText(shellText)
  return (
    <Page title={t.titles.day} documentTitle={t.titles.day}>
      <EmptyState title={t.titles.day} />
    </Page>
  )
}
