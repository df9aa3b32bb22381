import { Page } from '#web/kit/page.tsx'
import { Tabs } from '#web/kit/tabs.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { useText } from '#web/language/language.ts'
import { shellText } from '#web/text/shell.ts'
import { testsText } from '#web/text/tests.ts'
import { ChainsTab } from './chains-tab.tsx'
import { DayTab } from './day-tab.tsx'
import { DueTab } from './due-tab.tsx'
import { SamplesTab } from './samples-tab.tsx'
import './tests.css'

const tabs = ['day', 'due', 'window', 'further', 'samples'] as const
const urlState = { tab: 'day', on: '', all: '', which: '' }

/** The office's work with tests, from who is to come today to the sample that may be let go. */
export function TestsScreen() {
  const t = useText(testsText)
  const shell = useText(shellText)
  const [url, setUrl] = useUrlState(urlState)
  const tab = tabs.find((one) => one === url.tab) ?? 'day'
  return (
    <Page title={t.title} documentTitle={shell.titles.tests} lead={t.lead}>
      <Tabs
        label={t.title}
        tabs={tabs.map((key) => ({ key, label: t.tabs[key] }))}
        value={tab}
        onChange={(next) => setUrl({ ...urlState, tab: next })}
      >
        {tab === 'day' && <DayTab on={url.on} onDay={(on) => setUrl({ on })} />}
        {tab === 'due' && <DueTab all={url.all === '1'} onAll={(all) => setUrl({ all: all ? '1' : '' })} />}
        {(tab === 'window' || tab === 'further') && <ChainsTab key={tab} tab={tab} />}
        {tab === 'samples' && <SamplesTab which={url.which} onWhich={(which) => setUrl({ which })} />}
      </Tabs>
    </Page>
  )
}
