import { useParams } from 'react-router'
import { Page } from '#web/kit/page.tsx'
import { useText } from '#web/language/language.ts'
import { BeforeTabs } from '#web/release/before-tabs.tsx'
import { RosterPlace } from '#web/roster/roster-place.tsx'
import { rosterText } from '#web/text/roster.ts'
import { shellText } from '#web/text/shell.ts'

/** Lists of people to look for, sent into one screening. */
export function ScreeningListsScreen() {
  const t = useText(rosterText)
  const shell = useText(shellText)
  const { screeningId = '' } = useParams()
  return (
    <>
      <BeforeTabs />
      <Page title={t.upload} documentTitle={shell.titles.releases}>
        <RosterPlace kind="screening" screening={screeningId} />
      </Page>
    </>
  )
}
