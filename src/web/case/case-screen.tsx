import { lazy, Suspense } from 'react'
import { useParams } from 'react-router'
import { showCase } from '#contract/case-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { DocumentsCard } from '#web/document/documents-card.tsx'
import { Banner } from '#web/kit/banner.tsx'
import { Button } from '#web/kit/button.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { caseText } from '#web/text/case.ts'
import { AgreementCard } from './agreement-card.tsx'
import { asOfDefaults, entriesThen, whenOf } from './as-of.ts'
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

const MoreCards = lazy(async () => ({ default: (await import('./more-cards.tsx')).MoreCards }))

/** Everything about one measure of one person, on one page, computed from its journal for today or any day before. */
export function CaseScreen() {
  const t = useText(caseText)
  const { language } = useLanguage()
  const { caseId = '' } = useParams()
  const [url, setUrl] = useUrlState(asOfDefaults)
  const file = useRoute(showCase, { params: { caseId }, query: whenOf(url) })
  const other = url.asOf !== '' || url.known !== ''
  return (
    <Loaded query={file} lines={10}>
      {(read) => {
        const page = entriesThen(read, url)
        return (
          <div className="case-page">
            <CaseHead page={page} />
            {other && (
              <Banner title={t.asOf.shown(sayDate(page.state.asOf, language))}>
                {url.known && <p>{t.asOf.shownKnown(sayDate(url.known, language))}</p>}
                <p className="no-print">
                  <Button small onClick={() => setUrl({ asOf: '', known: '' })}>
                    {t.asOf.now}
                  </Button>
                </p>
              </Banner>
            )}
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
                <Suspense fallback={null}>
                  <MoreCards page={page} />
                </Suspense>
                <PeopleCard page={page} />
                {!page.guest && <DocumentsCard page={page} />}
                {!page.guest && <LooksCard page={page} />}
              </div>
            </div>
          </div>
        )
      }}
    </Loaded>
  )
}
