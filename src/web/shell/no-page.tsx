import { Compass, Lock } from 'lucide-react'
import { ButtonLink } from '#web/kit/button.tsx'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Page } from '#web/kit/page.tsx'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { rolesText } from '#web/text/roles.ts'
import { shellText } from '#web/text/shell.ts'

export function NotFound() {
  const t = useText(shellText)
  return (
    <Page title={t.notFound.title} documentTitle={t.notFound.title}>
      <EmptyState
        icon={Compass}
        title={t.notFound.text}
        action={<ButtonLink to="/">{t.notFound.home}</ButtonLink>}
      />
    </Page>
  )
}

export function NoRight() {
  const t = useText(shellText)
  const roles = useText(rolesText)
  const { grant } = useSession()
  return (
    <Page title={t.noRight.title} documentTitle={t.noRight.title}>
      <EmptyState
        icon={Lock}
        title={t.noRight.text(roles.role[grant.role])}
        action={<ButtonLink to="/">{t.notFound.home}</ButtonLink>}
      />
    </Page>
  )
}
