import { LogOut } from 'lucide-react'
import { signOut } from '#contract/session-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { useText } from '#web/language/language.ts'
import { shellText } from '#web/text/shell.ts'

/** Ends the session on the server; here everything goes even where the server can not be reached. */
export function useSignOut(onSignedOut: () => void): () => Promise<void> {
  const { act } = useAct(signOut, { refresh: ['none'] })
  return async () => {
    await act({})
    onSignedOut()
  }
}

export function SignOutButton({ onSignedOut }: { onSignedOut: () => void }) {
  const t = useText(shellText)
  const leave = useSignOut(onSignedOut)
  return (
    <Button icon={LogOut} onClick={() => void leave()}>
      {t.signOut}
    </Button>
  )
}
