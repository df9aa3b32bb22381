import type { CasePage } from '#contract/case-contract.ts'
import { caseHandovers } from '#contract/handover-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { useText } from '#web/language/language.ts'
import { useMayUse } from '#web/session/session.ts'
import { handoverText } from '#web/text/handover.ts'
import { HandoverList } from './case-handovers-screen.tsx'

const types = ['placeChangeAsked', 'entrusted']

/** On the case page, where something was handed over or entrusted: the newest, whose step it is, by when. */
export function HandoverCard({ page }: { page: CasePage }) {
  const mayLook = useMayUse(['worker', 'stationHead', 'townshipOffice'])
  const touched = page.entries.some((e) => types.includes(e.type))
  return touched && mayLook ? <Handed page={page} /> : null
}

function Handed({ page }: { page: CasePage }) {
  const t = useText(handoverText)
  const query = useRoute(caseHandovers, { params: { caseId: page.caseId } })
  const all = query.data?.handovers ?? []
  if (all.length === 0) return null
  return (
    <Card
      title={t.caseTitle}
      actions={
        !page.guest && (
          <ButtonLink small to={`/cases/${page.caseId}/handovers`}>
            {t.all}
          </ButtonLink>
        )
      }
    >
      <HandoverList handovers={all.slice(0, 3)} />
    </Card>
  )
}
