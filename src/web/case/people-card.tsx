import type { CasePage } from '#contract/case-contract.ts'
import { Card } from '#web/kit/card.tsx'
import { useText } from '#web/language/language.ts'
import { caseText } from '#web/text/case.ts'
import { fieldsText } from '#web/text/fields.ts'
import { latest, said, standing } from './entries.ts'

type Member = { readonly kind: string; readonly as?: string; readonly name?: string }

/** The work group of five kinds, the volunteers, and how to reach the person. */
export function PeopleCard({ page }: { page: CasePage }) {
  const t = useText(caseText)
  const fields = useText(fieldsText)
  const group = latest(page, 'workGroupFormed')
  const members = (Array.isArray(group?.data['members']) ? group.data['members'] : []) as readonly Member[]
  const gone = standing(page, 'volunteerUnmatched').map((entry) => said(entry, 'volunteer'))
  const volunteers = standing(page, 'volunteerMatched').filter(
    (entry) => !gone.includes(said(entry, 'volunteer')),
  )
  return (
    <Card title={t.cards.people}>
      <dl className="facts">
        {page.person.phone && (
          <>
            <dt>{t.phone}</dt>
            <dd className="figures">{page.person.phone}</dd>
          </>
        )}
        {page.person.address && (
          <>
            <dt>{t.address}</dt>
            <dd>{page.person.address}</dd>
          </>
        )}
        {members.map((member, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two members may be alike, and the list never moves.
          <div className="contents" key={index}>
            <dt>
              {fields.value['kind']?.[member.as ?? ''] ??
                fields.value['memberKind']?.[member.kind] ??
                member.kind}
            </dt>
            <dd>{member.name ?? t.people.none}</dd>
          </div>
        ))}
        {volunteers.map((entry) => (
          <div className="contents" key={entry.id}>
            <dt>{t.people.volunteer}</dt>
            <dd>{said(entry, 'volunteer')}</dd>
          </div>
        ))}
      </dl>
      {!group && <p className="soft">{t.agreement.noGroup}</p>}
    </Card>
  )
}
