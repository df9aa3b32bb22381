import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { NavLink, useNavigate } from 'react-router'
import { Button } from '#web/kit/button.tsx'
import { Drawer } from '#web/kit/dialog.tsx'
import { useText } from '#web/language/language.ts'
import { mayOpen, type NavGroup, screens } from '#web/routes.tsx'
import { useSession } from '#web/session/session.ts'
import { commonText } from '#web/text/common.ts'
import { shellText } from '#web/text/shell.ts'
import { WaitingCount } from './waiting-count.tsx'

/** Work comes first; what is only read comes last. */
const byThumb: readonly NavGroup[] = ['work', 'course', 'manage', 'oversight', 'admin', 'know']

/** The navigation of a phone: four places for the thumb, the rest behind “more”. */
export function BottomBar() {
  const t = useText(shellText)
  const common = useText(commonText)
  const navigate = useNavigate()
  const { grant } = useSession()
  const [open, setOpen] = useState(false)
  const mine = byThumb.flatMap((group) =>
    screens.filter((screen) => screen.nav?.group === group && mayOpen(screen, grant.role)),
  )
  const first = mine.length > 5 ? mine.slice(0, 4) : mine
  const rest = mine.slice(first.length)
  return (
    <nav className="bottom-bar" aria-label={t.nav}>
      {first.map((screen) => {
        const Icon = screen.nav?.icon
        return (
          <NavLink key={screen.path} to={screen.path}>
            {Icon && <Icon size={22} aria-hidden />}
            <span>{t.short[screen.title] ?? t.titles[screen.title]}</span>
            <WaitingCount of={screen.nav?.count} />
          </NavLink>
        )
      })}
      {rest.length > 0 && (
        <button type="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          <Ellipsis size={22} aria-hidden />
          {common.more}
        </button>
      )}
      {open && (
        <Drawer title={common.more} onClose={() => setOpen(false)}>
          <div className="stack tight">
            {rest.map((screen) => (
              <Button
                key={screen.path}
                icon={screen.nav?.icon}
                wide
                onClick={() => {
                  setOpen(false)
                  void navigate(screen.path)
                }}
              >
                {t.titles[screen.title]}
              </Button>
            ))}
          </div>
        </Drawer>
      )}
    </nav>
  )
}
