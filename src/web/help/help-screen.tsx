import { EmptyState } from '#web/kit/empty-state.tsx'
import { Page } from '#web/kit/page.tsx'
import { useText } from '#web/language/language.ts'
import { shellText } from '#web/text/shell.ts'

export function HelpScreen() {
  const t = useText(shellText)
  return (
    <Page title={t.titles.help} documentTitle={t.titles.help}>
      <EmptyState title={t.titles.help} />
    </Page>
  )
}
