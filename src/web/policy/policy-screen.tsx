import { EmptyState } from '#web/kit/empty-state.tsx'
import { Page } from '#web/kit/page.tsx'
import { useText } from '#web/language/language.ts'
import { shellText } from '#web/text/shell.ts'

export function PolicyScreen() {
  const t = useText(shellText)
  return (
    <Page title={t.titles.policy} documentTitle={t.titles.policy}>
      <EmptyState title={t.titles.policy} />
    </Page>
  )
}
