import { useParams } from 'react-router'
import { showCase } from '#contract/case-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { DocumentsCard } from '#web/document/documents-card.tsx'
import { Banner } from '#web/kit/banner.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { caseText } from '#web/text/case.ts'
import { AgreementCard } from './agreement-card.tsx'
import { CaseAlerts } from './case-alerts.tsx'
import { CaseHead } from './case-head.tsx'
import { CaseTimeline } from './case-timeline.tsx'
import { LooksCard } from './looks-card.tsx'
import { OrderCard } from './order-card.tsx'
import { OwesCard } from './owes-card.tsx'
import { PeopleCard } from './people-card.tsx'
import { ReferralsCard, ServicesCard } from './services-card.tsx'
import { TestsCard } from './tests-card.tsx'
import './case.css'

const defaults = { asOf: '' }

/** Everything about one measure of one person, on one page, computed from its journal for today or any day before. */
export function CaseScreen() {
  const t = useText(caseText)
  const { language } = useLanguage()
  const { caseId = '' } = useParams()
  const [url] = useUrlState(defaults)
  const file = useRoute(showCase, { params: { caseId }, query: { asOf: url.asOf || undefined } })
  return (
    <Loaded query={file} lines={10}>
      {(page) => (
        <div className="case-page">
          <CaseHead page={page} />
          {url.asOf && <Banner>{t.asOf.shown(sayDate(page.state.asOf, language))}</Banner>}
          <CaseAlerts page={page} />
          <div className="case-grid">
            <div className="stack">
              <OwesCard page={page} />
              <TestsCard page={page} />
              <CaseTimeline page={page} />
            </div>
            <div className="stack">
              <OrderCard page={page} />
              <AgreementCard page={page} />
              <ServicesCard page={page} />
              <ReferralsCard page={page} />
              <PeopleCard page={page} />
              <DocumentsCard page={page} />
              <LooksCard page={page} />
            </div>
          </div>
        </div>
      )}
    </Loaded>
  )
}
