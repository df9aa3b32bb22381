import { ChevronRight } from 'lucide-react'
import { sayDate, sayInstant } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { overviewText } from '#web/text/overview.ts'

type Place = { readonly code: string; readonly name: string }

/** Where the figures are from: the way down from the top of the reader's right, and the areas one step below. */
export function AreaPath(props: {
  path: readonly Place[]
  places: readonly Place[]
  day: string
  knownAt: string
  onArea: (code: string) => void
}) {
  const { path, places, day, knownAt, onArea } = props
  const t = useText(overviewText)
  const { language } = useLanguage()
  return (
    <div className="area-path">
      <nav aria-label={t.up}>
        <ol className="row">
          {path.map((place, i) => (
            <li key={place.code} className="row">
              {i > 0 && <ChevronRight size={16} aria-hidden />}
              {i === path.length - 1 ? (
                <span className="strong" aria-current="location">
                  {place.name}
                </span>
              ) : (
                <button type="button" className="linklike" onClick={() => onArea(place.code)}>
                  {place.name}
                </button>
              )}
            </li>
          ))}
          {places.length > 0 && (
            <li className="no-print">
              <select
                className="input"
                aria-label={t.views.ranking}
                value=""
                onChange={(event) => onArea(event.target.value)}
              >
                <option value="">{t.views.ranking}</option>
                {places.map((place) => (
                  <option key={place.code} value={place.code}>
                    {place.name}
                  </option>
                ))}
              </select>
            </li>
          )}
        </ol>
      </nav>
      <p className="soft small">
        {t.onDay(sayDate(day, language))} · {t.knownAt(sayInstant(knownAt))}
      </p>
    </div>
  )
}
