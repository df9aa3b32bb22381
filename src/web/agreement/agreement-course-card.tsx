import { FileSignature, Users } from 'lucide-react'
import { Link } from 'react-router'
import type { CasePage, ShownEntry } from '#contract/case-contract.ts'
import { downloadPaper } from '#contract/document-contract.ts'
import { address } from '#web/api/call.ts'
import { latest, said, standing } from '#web/case/entries.ts'
import { Badge } from '#web/kit/badge.tsx'
import { ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useMayUse } from '#web/session/session.ts'
import { agreementText } from '#web/text/agreement.ts'
import { useKindName } from './use-kind-name.ts'

const before: readonly string[] = ['ordered', 'awaitingReport']

/** Versions of the agreement for each place, and whether the group is complete; the way to draw and to change. */
export function AgreementCourseCard({ page }: { page: CasePage }) {
  const t = useText(agreementText)
  const may = useMayUse(['worker', 'stationHead', 'townshipOffice'])
  const versions = standing(page, 'agreementSigned', 'agreementRefused')
  if (!may || (before.includes(page.state.stage) && versions.length === 0)) return null
  const running = page.state.stage === 'inForce' || page.state.stage === 'suspended'
  return (
    <Card
      title={t.card.title}
      actions={
        running && (
          <>
            <ButtonLink small icon={FileSignature} to={`/cases/${page.caseId}/agreement`}>
              {t.card.draw}
            </ButtonLink>
            <ButtonLink small icon={Users} to={`/cases/${page.caseId}/work-group`}>
              {t.card.group}
            </ButtonLink>
          </>
        )
      }
    >
      <ul className="plain-list">
        {[...versions].reverse().map((entry) => (
          <li key={entry.id}>
            <VersionLine page={page} entry={entry} />
          </li>
        ))}
        <li>
          <GroupLine page={page} />
        </li>
      </ul>
    </Card>
  )
}

type Signer = { name: string; way: string }

function VersionLine({ page, entry }: { page: CasePage; entry: ShownEntry }) {
  const t = useText(agreementText)
  const { language } = useLanguage()
  const version = Number(entry.data['version'])
  const paper = said(entry, 'paper')
  const body = said(entry, 'body')
  const signers = (entry.data['signers'] ?? []) as readonly Signer[]
  const unsigned = signers.filter((s) => s.way !== 'signed').map((s) => s.name)
  const day = sayDate(entry.on, language)
  const refused = entry.type === 'agreementRefused'
  const name = Number.isInteger(version) ? `${t.versions.row(version)} ` : ''
  return (
    <>
      <Link to={`/cases/${page.caseId}/agreement?step=versions`}>
        {name}
        {refused ? t.card.refusedOn(day) : t.card.signedOn(day)}
      </Link>{' '}
      {refused && <Badge tone="late">{t.versions.status.refused}</Badge>}{' '}
      {body && <span className="soft small">{t.card.body(body)}</span>}{' '}
      {unsigned.length > 0 && <span className="soft small">{t.card.notSigned(unsigned.join('、'))}</span>}{' '}
      {paper && (
        <a
          className="small"
          href={address(downloadPaper, {
            params: { caseId: page.caseId, documentId: paper },
            query: { as: 'inline' },
          })}
          target="_blank"
          rel="noreferrer"
        >
          {t.card.print}
        </a>
      )}
    </>
  )
}

function GroupLine({ page }: { page: CasePage }) {
  const t = useText(agreementText)
  const kindName = useKindName()
  const group = latest(page, 'workGroupFormed')
  const finding = page.state.findings.find((f) => f.kind === 'workGroupIncomplete')
  if (!group) return <span className="soft">{t.card.groupNone}</span>
  if (!finding) return <span>{t.card.groupComplete}</span>
  const lacking = (finding.data?.['lacking'] ?? []) as readonly string[]
  return (
    <>
      {t.card.groupLacks(lacking.map(kindName).join('、'))}{' '}
      <span className="soft small">{said(group, 'reason') ?? t.group.noReason}</span>
    </>
  )
}
