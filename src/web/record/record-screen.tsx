import { EmptyState } from '#web/kit/empty-state.tsx'
import { Page } from '#web/kit/page.tsx'
import { useText } from '#web/language/language.ts'
import { shellText } from '#web/text/shell.ts'

export function RecordScreen() {
  const t = useText(shellText)
  return (
    <Page title={t.titles.record} documentTitle={t.titles.record}>
      <EmptyState title={t.titles.record} />
    </Page>
  )
}
