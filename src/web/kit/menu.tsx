import type { LucideIcon } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'

export type MenuItem = {
  readonly key: string
  readonly label: ReactNode
  readonly icon?: LucideIcon | undefined
  readonly checked?: boolean | undefined
  /** The menu stays open after this one (check marks). */
  readonly stays?: boolean | undefined
  readonly onChoose: () => void
}

type Opener = { open: boolean; toggle: () => void }

/** Arrow keys move, Escape closes and gives the focus back, a click beside it closes. */
export function Menu(props: {
  label: string
  items: readonly MenuItem[]
  opener: (o: Opener) => ReactNode
  head?: ReactNode
}) {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (!open) return
    root.current?.querySelector<HTMLElement>('[role^=menuitem]')?.focus()
    const close = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', close)
    return () => document.removeEventListener('pointerdown', close)
  }, [open])

  function leave() {
    setOpen(false)
    root.current?.querySelector<HTMLElement>('button')?.focus()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!open) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      leave()
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const items = [...(root.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]
    const at = items.indexOf(document.activeElement as HTMLElement)
    items[(at + step + items.length) % items.length]?.focus()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys bubble here from the items.
    <div className="menu" ref={root} onKeyDown={onKeyDown}>
      {props.opener({ open, toggle: () => setOpen(!open) })}
      {open && (
        <div className="menu-list" role="menu" aria-label={props.label}>
          {props.head}
          {props.items.map(({ key, label, icon: Icon, checked, stays, onChoose }) => (
            // biome-ignore lint/a11y/useAriaPropsSupportedByRole: aria-checked is set only with the role menuitemcheckbox.
            <button
              key={key}
              type="button"
              role={checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
              aria-checked={checked}
              tabIndex={-1}
              onClick={() => {
                onChoose()
                if (!stays) leave()
              }}
            >
              {checked !== undefined && <span aria-hidden>{checked ? '☑' : '☐'}</span>}
              {Icon && <Icon size={18} aria-hidden />}
              {label}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
