import { useEffect, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { Dialog } from '#web/kit/dialog.tsx'
import { type Hotkeys, useHotkeys } from '#web/kit/use-hotkeys.ts'
import { useText } from '#web/language/language.ts'
import { mayOpen, screens } from '#web/routes.tsx'
import { useSession } from '#web/session/session.ts'
import { commonText } from '#web/text/common.ts'
import { shellText } from '#web/text/shell.ts'

const asked = new EventTarget()

/** Opens the list of shortcuts from anywhere (the account menu). */
export function showHotkeys(): void {
  asked.dispatchEvent(new Event('show'))
}

/** `/` searches, `g` and a letter goes somewhere, `?` shows this list. */
export function HotkeyHelp() {
  const t = useText(shellText)
  const common = useText(commonText)
  const navigate = useNavigate()
  const { grant } = useSession()
  const [open, setOpen] = useState(false)
  const mine = useMemo(() => screens.filter((s) => s.nav?.key && mayOpen(s, grant.role)), [grant.role])

  useEffect(() => {
    const show = () => setOpen(true)
    asked.addEventListener('show', show)
    return () => asked.removeEventListener('show', show)
  }, [])

  const hotkeys = useMemo<Hotkeys>(() => {
    const goes = mine.map((s) => [`g ${s.nav?.key}`, () => void navigate(s.path)] as const)
    return { ...Object.fromEntries(goes), '/': focusSearch, '?': () => setOpen(true) }
  }, [mine, navigate])
  useHotkeys(hotkeys)

  if (!open) return null
  return (
    <Dialog title={common.hotkeys.title} onClose={() => setOpen(false)}>
      <dl className="facts">
        <Keys keys={['/']} says={common.hotkeys.search} />
        {mine.map((s) => (
          <Keys key={s.path} keys={['g', s.nav?.key ?? '']} says={common.hotkeys.go(t.titles[s.title])} />
        ))}
        <Keys keys={['↑', '↓']} says={common.hotkeys.rows} />
        <Keys keys={['Esc']} says={common.hotkeys.close} />
        <Keys keys={['?']} says={common.hotkeys.list} />
      </dl>
    </Dialog>
  )
}

function Keys({ keys, says }: { keys: readonly string[]; says: string }) {
  return (
    <>
      <dt>
        {keys.map((key) => (
          <kbd className="key" key={key}>
            {key}
          </kbd>
        ))}
      </dt>
      <dd>{says}</dd>
    </>
  )
}

/** The search of the page where it has one, else that of the top bar. */
function focusSearch(): void {
  const field = document.querySelector<HTMLInputElement>('main input[type=search]')
  const top = document.getElementById('top-search')
  const target = field ?? top
  target?.focus()
}
