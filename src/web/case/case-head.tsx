import { useEffect } from 'react'
import type { CasePage } from '#contract/case-contract.ts'
import { Badge } from '#web/kit/badge.tsx'
import { useLanguage, useText } from '#web/language/language.ts'
import { caseText } from '#web/text/case.ts'
import { commonText } from '#web/text/common.ts'
import { labelsText } from '#web/text/labels.ts'
import { CaseActs } from './case-acts.tsx'
import { StageBadge, TierBadge } from './case-badges.tsx'
import { RecordMenu } from './record-menu.tsx'
import { tierName } from './tier-name.ts'
import { TierWhy } from './tier-why.tsx'

/** Who, which measure, how far, how closely: stays in sight while the page scrolls. */
export function CaseHead({ page }: { page: CasePage }) {
  const t = useText(caseText)
  const common = useText(commonText)
  const labels = useText(labelsText)
  const { language } = useLanguage()
  const { person, state } = page
  const { term, tier } = state

  useEffect(() => {
    document.title = `${t.documentTitle} – ${common.product}`
  }, [t, common])

  return (
    <header className="case-head">
      <div className="row who">
        <h1>{person.name}</h1>
        <span className="soft nowrap">
          {labels.sex[person.sex]}
          {person.age !== null && ` · ${person.age}`}
        </span>
        {state.measure && <span className="strong nowrap">{labels.measure[state.measure]}</span>}
        <StageBadge stage={state.stage} />
        {state.custody === 'detained' && <Badge>{labels.custody.detained}</Badge>}
        {state.contact === 'lost' && <Badge tone="late">{labels.contact.lost}</Badge>}
        {state.handover !== 'none' && <Badge tone="info">{labels.handover[state.handover]}</Badge>}
      </div>
      <div className="row soft small line">
        <span className="numbers strong">
          {term.startsOn ? t.day(term.elapsedDays, term.totalDays) : t.notStarted}
        </span>
        <span className="row close">
          {tier.current ? (
            <TierBadge tier={tier.current} name={tierName(page, tier.current, language)} />
          ) : (
            t.tierNone
          )}
          <TierWhy page={page} />
        </span>
        <span>
          {t.fileNo} <span className="figures">{page.fileNo}</span>
        </span>
      </div>
      <div className="row no-print case-acts">
        {state.asOf === page.today && <RecordMenu page={page} />}
        <CaseActs page={page} />
      </div>
    </header>
  )
}
