import { useEffect } from 'react'

/** Keys as typed, one after another: `'/'`, `'g d'`, `'?'`. */
export type Hotkeys = Readonly<Record<string, () => void>>

/** Shortcuts of one or two keys. Silent while a field has the focus or a dialog is open. */
export function useHotkeys(hotkeys: Hotkeys): void {
  useEffect(() => {
    let before = ''
    let timer: ReturnType<typeof setTimeout> | undefined
    function onKey(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (isTyping(event.target) || document.querySelector('dialog[open]')) return
      const act = hotkeys[`${before} ${event.key}`.trim()] ?? hotkeys[event.key]
      clearTimeout(timer)
      before = act ? '' : event.key
      timer = setTimeout(() => {
        before = ''
      }, 1200)
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
      clearTimeout(timer)
    }
  }, [hotkeys])
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  )
}
