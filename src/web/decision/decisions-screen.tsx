import { EmptyState } from '#web/kit/empty-state.tsx'
import { Page } from '#web/kit/page.tsx'
import { useText } from '#web/language/language.ts'
import { shellText } from '#web/text/shell.ts'

export function DecisionsScreen() {
  const t = useText(shellText)
  return (
    <Page title={t.titles.decisions} documentTitle={t.titles.decisions}>
      <EmptyState title={t.titles.decisions} />
    </Page>
  )
}
