import { Printer } from 'lucide-react'
import { useParams } from 'react-router'
import { type GroupPage, showGroup } from '#contract/agreement-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { agreementText } from '#web/text/agreement.ts'
import { shellText } from '#web/text/shell.ts'
import { ClauseSource } from './clause-source.tsx'
import { GroupForm } from './group-form.tsx'
import { useKindName } from './use-kind-name.ts'
import './agreement.css'

/** Who works together for one person, which kinds are lacking and why. */
export function GroupScreen() {
  const { caseId = '' } = useParams()
  const query = useRoute(showGroup, { params: { caseId } })
  return <Loaded query={query}>{(page) => <Group caseId={caseId} page={page} />}</Loaded>
}

function Group({ caseId, page }: { caseId: string; page: GroupPage }) {
  const t = useText(agreementText)
  const shell = useText(shellText)
  const { language } = useLanguage()
  return (
    <Page
      title={`${t.group.title} · ${page.personName}`}
      documentTitle={shell.titles.workGroup}
      lead={page.formedOn ? t.group.formedOn(sayDate(page.formedOn, language)) : t.group.never}
      actions={
        <>
          {page.formedOn && (
            <ButtonLink small icon={Printer} to={`/cases/${caseId}/documents/F-10`}>
              {t.group.print}
            </ButtonLink>
          )}
          <ButtonLink small to={`/cases/${caseId}`}>
            {shell.titles.case}
          </ButtonLink>
        </>
      }
    >
      <div className="stack">
        <KindsCard page={page} />
        <GroupForm key={page.formedOn} caseId={caseId} page={page} />
        {page.history.length > 0 && (
          <Card title={t.group.history}>
            <ul>
              {page.history.map((old) => (
                <li key={old.on}>
                  {sayDate(old.on, language)} · {old.names.join('、')}
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </Page>
  )
}

/** Each kind with its clause, and who fills it: complete or not at a glance. */
function KindsCard({ page }: { page: GroupPage }) {
  const t = useText(agreementText)
  const { lacking, volunteers } = page
  const law = page.asked.filter((k) => k.law && lacking.includes(k.kind)).length
  const source = volunteers.clause ? page.law[volunteers.clause]?.document : undefined
  return (
    <Card
      title={law === 0 ? t.group.complete : t.group.incomplete(law)}
      actions={
        <ButtonLink small to="/people?finding=workGroupIncomplete">
          {t.group.list}
        </ButtonLink>
      }
    >
      <div className="stack">
        <p className="soft">{t.group.lead}</p>
        <KindLines page={page} byLaw />
        <KindLines page={page} byLaw={false} />
        <p>
          {t.group.volunteers}：{volunteers.matched.length > 0 ? volunteers.matched.join('、') : '—'}
          {volunteers.target !== null && (
            <span className="soft small"> {t.group.volunteerTarget(volunteers.target, source ?? '')}</span>
          )}
        </p>
      </div>
    </Card>
  )
}

/** The kinds of one source; what only the place asks for is never shown as late. */
function KindLines({ page, byLaw }: { page: GroupPage; byLaw: boolean }) {
  const t = useText(agreementText)
  const kindName = useKindName()
  const kinds = page.asked.filter((k) => k.law === byLaw)
  const [first] = kinds
  if (!first) return null
  return (
    <section className="stack tight">
      <p className="small">
        {byLaw ? t.group.law : t.group.local} <ClauseSource page={page} clause={first.clause} />
      </p>
      <ul className="agreement-kinds">
        {kinds.map(({ kind }) => {
          const names = page.members.filter((m) => m.kind === kind || m.as === kind).map((m) => m.name ?? '')
          const reason = page.reasons.find((r) => r.kind === kind)?.reason
          const missing = page.lacking.includes(kind)
          const tone = !missing ? 'good' : reason || !byLaw ? 'neutral' : 'late'
          return (
            <li key={kind}>
              <Badge tone={tone}>{kindName(kind)}</Badge>{' '}
              {missing ? <span className="soft">{reason ?? t.group.noReason}</span> : names.join('、')}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
