import { LoaderCircle, type LucideIcon } from 'lucide-react'
import type { MouseEvent, ReactNode, Ref } from 'react'
import { Link } from 'react-router'

type Look = {
  kind?: 'primary' | 'plain' | 'danger' | undefined
  small?: boolean | undefined
  wide?: boolean | undefined
  /** Beside something that matters more. */
  quiet?: boolean | undefined
  icon?: LucideIcon | undefined
}

type ButtonProps = Look & {
  children: ReactNode
  onClick?: ((event: MouseEvent<HTMLButtonElement>) => void) | undefined
  type?: 'button' | 'submit'
  /** While true a second press does nothing; the button stays focusable and says that it works. */
  busy?: boolean | undefined
  disabled?: boolean | undefined
  /** Says more to those who do not see the row: `登记结果：张三`. */
  label?: string | undefined
  form?: string | undefined
  ref?: Ref<HTMLButtonElement> | undefined
  pressed?: boolean | undefined
  expanded?: boolean | undefined
}

/** The words name the act: `登记报到`, not `确定`. */
export function Button(props: ButtonProps) {
  const { children, onClick, type = 'button', busy = false, disabled = false, icon: Icon } = props
  return (
    <button
      ref={props.ref}
      type={type}
      form={props.form}
      className={look(props, busy)}
      aria-label={props.label}
      aria-disabled={busy || undefined}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      disabled={disabled}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {busy ? <LoaderCircle size={18} aria-hidden /> : Icon && <Icon size={18} aria-hidden />}
      {children}
    </button>
  )
}

/** A place to go to that looks like a button. */
export function ButtonLink({
  to,
  children,
  label,
  ...rest
}: Look & { to: string; children: ReactNode; label?: string }) {
  const Icon = rest.icon
  return (
    <Link to={to} className={look(rest, false)} aria-label={label}>
      {Icon && <Icon size={18} aria-hidden />}
      {children}
    </Link>
  )
}

/** An icon alone; its name is spoken. */
export function IconButton(props: {
  icon: LucideIcon
  name: string
  onClick?: () => void
  expanded?: boolean
  haspopup?: 'menu' | 'dialog'
  ref?: Ref<HTMLButtonElement>
}) {
  const { icon: Icon, name, onClick, expanded, haspopup, ref } = props
  return (
    <button
      ref={ref}
      type="button"
      className="button plain icon-only"
      aria-label={name}
      aria-expanded={expanded}
      aria-haspopup={haspopup}
      onClick={onClick}
    >
      <Icon size={20} aria-hidden />
    </button>
  )
}

function look({ kind, small, wide, quiet }: Look, busy: boolean): string {
  return ['button', kind, small && 'small', wide && 'wide', quiet && 'quiet', busy && 'busy']
    .filter(Boolean)
    .join(' ')
}
