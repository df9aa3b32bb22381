import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useText } from '#web/language/language.ts'
import { commonText } from '#web/text/common.ts'
import { IconButton } from './button.tsx'

type DialogProps = {
  title: ReactNode
  onClose?: (() => void) | undefined
  children: ReactNode
  foot?: ReactNode
  wide?: boolean
}

/** The browser's own modal dialog: focus stays inside, Escape closes, focus returns. Mount it to open it. */
export function Dialog(props: DialogProps) {
  return <Modal {...props} className={props.wide ? 'wide' : ''} />
}

/** From the side on a desk, from below on a phone: for reading beside the page. */
export function Drawer(props: DialogProps) {
  return <Modal {...props} className="drawer" />
}

function Modal({ title, onClose, children, foot, className }: DialogProps & { className: string }) {
  const t = useText(commonText)
  const titleId = useId()
  const ref = useRef<HTMLDialogElement>(null)

  useEffect(() => {
    const dialog = ref.current
    const before = document.activeElement
    if (dialog && !dialog.open) dialog.showModal()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])

  return (
    <dialog
      ref={ref}
      className={className}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose?.()
      }}
    >
      <div className="dialog-head">
        <h2 id={titleId}>{title}</h2>
        {onClose && <IconButton icon={X} name={t.close} onClick={onClose} />}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard. */}
      <div className="dialog-body" tabIndex={0}>
        {children}
      </div>
      {foot && <div className="dialog-foot">{foot}</div>}
    </dialog>
  )
}
