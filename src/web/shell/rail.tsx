import { NavLink } from 'react-router'
import { useText } from '#web/language/language.ts'
import { mayOpen, type NavGroup, screens } from '#web/routes.tsx'
import { useSession } from '#web/session/session.ts'
import { shellText } from '#web/text/shell.ts'
import { WaitingCount } from './waiting-count.tsx'

const groups: readonly NavGroup[] = ['work', 'course', 'manage', 'oversight', 'know', 'admin']

/** The navigation of a desk: what the present post may use, grouped by purpose. */
export function Rail() {
  const t = useText(shellText)
  const { grant } = useSession()
  const mine = screens.filter((screen) => screen.nav && mayOpen(screen, grant.role))
  return (
    <nav className="rail" aria-label={t.nav}>
      {groups
        .filter((group) => mine.some((screen) => screen.nav?.group === group))
        .map((group) => (
          <div key={group}>
            <h2>{t.groups[group]}</h2>
            {mine
              .filter((screen) => screen.nav?.group === group)
              .map((screen) => {
                const Icon = screen.nav?.icon
                return (
                  <NavLink key={screen.path} to={screen.path}>
                    {Icon && <Icon size={19} aria-hidden />}
                    <span className="grow">{t.titles[screen.title]}</span>
                    <WaitingCount of={screen.nav?.count} />
                  </NavLink>
                )
              })}
          </div>
        ))}
    </nav>
  )
}
