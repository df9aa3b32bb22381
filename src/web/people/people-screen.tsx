import { EmptyState } from '#web/kit/empty-state.tsx'
import { Page } from '#web/kit/page.tsx'
import { useText } from '#web/language/language.ts'
import { shellText } from '#web/text/shell.ts'

export function PeopleScreen() {
  const t = useText(shellText)
  return (
    <Page title={t.titles.people} documentTitle={t.titles.people}>
      <EmptyState title={t.titles.people} />
    </Page>
  )
}
