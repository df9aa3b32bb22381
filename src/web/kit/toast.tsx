import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react'
import { useText } from '#web/language/language.ts'
import { commonText } from '#web/text/common.ts'
import { Button } from './button.tsx'

type Toast = { readonly id: number; readonly says: string; readonly undo?: (() => void) | undefined }
type Say = (says: string, undo?: () => void) => void

const ToastContext = createContext<Say>(() => {})

/** `const toast = useToast(); toast('已登记', undo)`. Said politely, gone after eight seconds, never the only trace. */
export function useToast(): Say {
  return useContext(ToastContext)
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useText(commonText)
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const next = useRef(1)
  const drop = useCallback((id: number) => setToasts((now) => now.filter((toast) => toast.id !== id)), [])
  const say = useCallback<Say>(
    (says, undo) => {
      const id = next.current++
      setToasts((now) => [...now.slice(-2), { id, says, undo }])
      setTimeout(() => drop(id), 8000)
    },
    [drop],
  )
  const shown = useMemo(() => toasts, [toasts])
  return (
    <ToastContext value={say}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {shown.map((toast) => (
          <div className="toast" key={toast.id}>
            <span className="grow">{toast.says}</span>
            {toast.undo && (
              <Button
                small
                onClick={() => {
                  toast.undo?.()
                  drop(toast.id)
                }}
              >
                {t.undo}
              </Button>
            )}
            <Button small onClick={() => drop(toast.id)}>
              {t.close}
            </Button>
          </div>
        ))}
      </div>
    </ToastContext>
  )
}
