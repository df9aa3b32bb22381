import { Card } from '#web/kit/card.tsx'
import { useText } from '#web/language/language.ts'
import { shellText } from '#web/text/shell.ts'
import { Alone } from './alone.tsx'
import { SignOutButton } from './sign-out.tsx'

/** Signed in, but nothing may be done today. */
export function NoGrant({ onSignedOut }: { onSignedOut: () => void }) {
  const t = useText(shellText)
  return (
    <Alone>
      <Card title={t.noGrant.title}>
        <div className="stack">
          <p>{t.noGrant.text}</p>
          <SignOutButton onSignedOut={onSignedOut} />
        </div>
      </Card>
    </Alone>
  )
}
