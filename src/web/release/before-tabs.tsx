import { Link, useLocation } from 'react-router'
import { useText } from '#web/language/language.ts'
import { useMayUse } from '#web/session/session.ts'
import { releaseText } from '#web/text/release.ts'
import './before.css'

/** The two registers of what comes before an order, as one place of the navigation. */
export function BeforeTabs() {
  const t = useText(releaseText)
  const { pathname } = useLocation()
  const screens = useMayUse(['worker', 'stationHead', 'townshipOffice', 'narcoticsOffice'])
  if (!screens) return null
  return (
    <nav className="before-tabs" aria-label={t.parts}>
      {(['releases', 'screenings'] as const).map((key) => (
        <Link key={key} to={`/${key}`} aria-current={pathname.startsWith(`/${key}`) ? 'page' : undefined}>
          {t.tabs[key]}
        </Link>
      ))}
    </nav>
  )
}
