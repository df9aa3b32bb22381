import type { CasePage } from '#contract/case-contract.ts'
import { Card } from '#web/kit/card.tsx'
import { useText } from '#web/language/language.ts'
import { caseText } from '#web/text/case.ts'
import { fieldsText } from '#web/text/fields.ts'
import { labelsText } from '#web/text/labels.ts'
import { latest, said, standing } from './entries.ts'
import { entryName } from './use-why.tsx'

type Member = { readonly kind: string; readonly name?: string }

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
            <dt>{fields.value['memberKind']?.[member.kind] ?? member.kind}</dt>
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

/** Papers by their number, as the journal names them. */
export function DocumentsCard({ page }: { page: CasePage }) {
  const t = useText(caseText)
  const labels = useText(labelsText)
  const papers = page.entries.flatMap((entry) => {
    const number = ['documentNo', 'letterNo', 'noticeNo', 'reportNo']
      .map((field) => said(entry, field))
      .find(Boolean)
    return number && entry.struckBy === null ? [{ entry, number }] : []
  })
  return (
    <Card title={t.cards.documents} count={papers.length}>
      {papers.length === 0 && <p className="soft">{t.documents.none}</p>}
      <ul className="plain-list">
        {papers.map(({ entry, number }) => (
          <li key={entry.id}>
            <a href={`#entry-${entry.id}`}>{entryName(labels, entry.type)}</a>{' '}
            <span className="soft">{number}</span>
          </li>
        ))}
      </ul>
      <p className="soft small">{t.documents.lead}</p>
    </Card>
  )
}
