import { ChevronRight } from 'lucide-react'
import { tableStandards } from '#contract/standard-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Page } from '#web/kit/page.tsx'
import { Tabs } from '#web/kit/tabs.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { oversightText } from '#web/text/oversight.ts'
import { InspectionsTab } from './inspections-tab.tsx'
import { MeansTab } from './means-tab.tsx'
import { StandardsTab } from './standards-tab.tsx'
import { UnitsTab } from './units-tab.tsx'
import './oversight.css'

const tabs = ['inspections', 'units', 'standards', 'means'] as const
const urlState = { tab: '', area: '' }

/** What the tabs show: the reader's own area where none below was chosen. */
export type OversightPlace = {
  readonly area: string | undefined
  readonly code: string
  readonly onArea: (code: string) => void
}

/** Inspections, demonstration units, office standards, money and premises of an area, down to the township. */
export function OversightScreen() {
  const t = useText(oversightText)
  const { grant } = useSession()
  const [url, setUrl] = useUrlState(urlState)
  const tab = tabs.find((key) => key === url.tab) ?? 'inspections'
  const area = url.area && url.area !== grant.area ? url.area : undefined
  const place: OversightPlace = {
    area,
    code: area ?? grant.area,
    onArea: (code) => setUrl({ area: code === grant.area ? '' : code }, { push: true }),
  }
  return (
    <Page title={t.title} documentTitle={t.title} lead={t.lead}>
      <div className="stack">
        {(grant.area === 'cn' || grant.area.length < 9) && <Where place={place} />}
        <Tabs
          label={t.title}
          value={tab}
          onChange={(next) => setUrl({ tab: next })}
          tabs={tabs.map((key) => ({ key, label: t.tabs[key] }))}
        >
          <div className="stack">
            {tab === 'inspections' && <InspectionsTab place={place} />}
            {tab === 'units' && <UnitsTab place={place} />}
            {tab === 'standards' && <StandardsTab place={place} />}
            {tab === 'means' && <MeansTab place={place} />}
          </div>
        </Tabs>
      </div>
    </Page>
  )
}

/** The way down from the reader's own area, and the areas one step below. */
function Where({ place }: { place: OversightPlace }) {
  const t = useText(oversightText)
  const query = place.area ? { area: place.area } : {}
  const table = useRoute(tableStandards, { query }).data
  const path = table?.path ?? []
  const below = (table?.below ?? []).map((row) => row.area).filter((a) => a.code !== table?.area.code)
  return (
    <nav aria-label={t.area} className="no-print">
      <ol className="row plain-list">
        {path.map((one, i) => (
          <li key={one.code} className="row">
            {i > 0 && <ChevronRight size={16} aria-hidden />}
            {i === path.length - 1 ? (
              <span className="strong" aria-current="location">
                {one.name}
              </span>
            ) : (
              <button type="button" className="oversight-open" onClick={() => place.onArea(one.code)}>
                {one.name}
              </button>
            )}
          </li>
        ))}
        {below.length > 0 && (
          <li>
            <select
              className="input narrow-choice"
              aria-label={t.byArea}
              value=""
              onChange={(event) => place.onArea(event.target.value)}
            >
              <option value="">{t.byArea}</option>
              {below.map((one) => (
                <option key={one.code} value={one.code}>
                  {one.name}
                </option>
              ))}
            </select>
          </li>
        )}
      </ol>
    </nav>
  )
}
