import { EmptyState } from '#web/kit/empty-state.tsx'
import { Page } from '#web/kit/page.tsx'
import { useText } from '#web/language/language.ts'
import { shellText } from '#web/text/shell.ts'

export function CaseScreen() {
  const t = useText(shellText)
  return (
    <Page title={t.titles.case} documentTitle={t.titles.case}>
      <EmptyState title={t.titles.case} />
    </Page>
  )
}
