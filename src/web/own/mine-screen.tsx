import { LogOut } from 'lucide-react'
import { type OwnCase, showOwnFile } from '#contract/own-contract.ts'
import { signOut } from '#contract/session-contract.ts'
import { call } from '#web/api/call.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { Progress } from '#web/kit/progress.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { labelsText } from '#web/text/labels.ts'
import { ownText } from '#web/text/own.ts'
import { OwnCounters } from './own-counters.tsx'
import { OwnDuties } from './own-duties.tsx'
import { OwnLeaves } from './own-leaves.tsx'
import { OwnLooks } from './own-looks.tsx'
import { OwnRecord } from './own-record.tsx'
import { OwnTierCard } from './own-tier.tsx'
import './own.css'

const noInput = {}

/** The own file on a phone: calm, neutral in its title, and left with one touch. */
export function MineScreen() {
  const t = useText(ownText)
  const file = useRoute(showOwnFile, noInput)
  return (
    <Page
      title={t.title}
      documentTitle={t.title}
      lead={t.lead}
      actions={
        <Button icon={LogOut} label={`${t.leave}：${t.leaveHint}`} onClick={() => void leaveAtOnce()}>
          {t.leave}
        </Button>
      }
    >
      <Loaded query={file}>
        {({ cases, today }) =>
          cases.length === 0 ? (
            <EmptyState title={t.none}>{t.noneText}</EmptyState>
          ) : (
            <div className="stack own">
              {cases.map((one) => (
                <OneCase key={one.caseId} own={one} today={today} />
              ))}
            </div>
          )
        }
      </Loaded>
    </Page>
  )
}

/** The page goes first, so that nobody beside sees it while the answer of the server is on its way. */
async function leaveAtOnce(): Promise<void> {
  document.body.replaceChildren()
  await call(signOut, {}, {}).catch(() => undefined)
  location.replace('about:blank')
}

function OneCase({ own, today }: { own: OwnCase; today: string }) {
  return (
    <>
      <Term own={own} />
      <OwnDuties own={own} />
      <OwnLeaves own={own} today={today} />
      <Findings own={own} />
      <OwnTierCard own={own} />
      <OwnCounters own={own} />
      <OwnRecord own={own} />
      <Office own={own} />
      <OwnLooks caseId={own.caseId} />
    </>
  )
}

function Term({ own }: { own: OwnCase }) {
  const t = useText(ownText)
  const labels = useText(labelsText)
  const { language } = useLanguage()
  const { startsOn, endsOn, elapsedDays, totalDays, suspendedDays } = own.term
  const left = Math.max(0, totalDays - elapsedDays)
  return (
    <Card
      title={own.measure ? labels.measure[own.measure] : own.fileNo}
      actions={<Badge>{labels.stage[own.stage]}</Badge>}
    >
      {startsOn && endsOn ? (
        <div className="stack tight">
          <p className="own-left">{left > 0 ? t.left(left) : t.over}</p>
          <Progress
            value={elapsedDays}
            max={totalDays}
            label={t.progress}
            words={t.days(elapsedDays, totalDays)}
          />
          <p className="soft small">
            {t.until(sayDate(startsOn, language), sayDate(endsOn, language))}
            {suspendedDays > 0 && ` · ${t.suspended(suspendedDays)}`}
          </p>
        </div>
      ) : (
        own.reportIn.dueOn && <p>{t.notStarted(sayDate(own.reportIn.dueOn, language))}</p>
      )}
      <p className="small">
        {own.agreementOn ? t.agreement(sayDate(own.agreementOn, language)) : t.noAgreement}
      </p>
    </Card>
  )
}

function Findings({ own }: { own: OwnCase }) {
  const t = useText(ownText)
  const { language } = useLanguage()
  if (own.findings.length === 0) return null
  return (
    <Card title={t.findings} count={own.findings.length}>
      <ul className="plain-list">
        {own.findings.map((finding) => (
          <li key={finding.id}>
            <p>{finding.says[language]}</p>
            {finding.clause && (
              <p className="soft small">
                {t.why}：{finding.clause.document} {finding.clause.clause}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Office({ own }: { own: OwnCase }) {
  const t = useText(ownText)
  const { name, phone, address } = own.office
  return (
    <Card title={t.office}>
      <p className="strong">{name}</p>
      {address && <p>{address}</p>}
      {phone && (
        <p>
          <a href={`tel:${phone}`}>{t.phone(phone)}</a>
        </p>
      )}
      {own.worker && <p>{t.worker(own.worker)}</p>}
    </Card>
  )
}
