import { Page } from '#web/kit/page.tsx'
import { useText } from '#web/language/language.ts'
import { RosterPlace } from '#web/roster/roster-place.tsx'
import { rosterText } from '#web/text/roster.ts'
import { shellText } from '#web/text/shell.ts'
import { BeforeTabs } from './before-tabs.tsx'

/** Lists that facilities and police send of who is about to be released. */
export function ReleaseListsScreen() {
  const t = useText(rosterText)
  const shell = useText(shellText)
  return (
    <>
      <BeforeTabs />
      <Page title={t.upload} documentTitle={shell.titles.releases}>
        <RosterPlace kind="release" />
      </Page>
    </>
  )
}
