import { EmptyState } from '#web/kit/empty-state.tsx'
import { Page } from '#web/kit/page.tsx'
import { useText } from '#web/language/language.ts'
import { shellText } from '#web/text/shell.ts'

export function MeScreen() {
  const t = useText(shellText)
  return (
    <Page title={t.titles.me} documentTitle={t.titles.me}>
      <EmptyState title={t.titles.me} />
    </Page>
  )
}
