import type { HandoverPage } from '#contract/handover-contract.ts'
import { Card } from '#web/kit/card.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { handoverText } from '#web/text/handover.ts'

/** The clock of the move beside the clock of the term: the first starts anew, the second runs on. */
export function ClocksCard({ page }: { page: HandoverPage }) {
  const t = useText(handoverText)
  const { language } = useLanguage()
  const moving = page.kind === 'move'
  const rows: readonly (readonly [string, string | null, (string | undefined)?])[] = [
    [moving ? t.askedOn : t.entrustedOn, page.askedOn],
    [t.changedOn, page.changedOn],
    [t.takesOver, page.takesOverOn],
    [t.reportBy, page.reportBy, t.reportByWhy],
    [t.until, page.untilOn],
    [t.termEnds, page.termEnds, moving ? t.termWhy : undefined],
  ]
  return (
    <Card title={t.clockCard}>
      <dl className="facts">
        {rows.flatMap(([label, date, why]) =>
          date
            ? [
                <dt key={label}>{label}</dt>,
                <dd key={`${label}=`}>
                  <span className="numbers strong">{sayDate(date, language)}</span>
                  {why && <p className="soft small">{why}</p>}
                </dd>,
              ]
            : [],
        )}
        {page.reason && (
          <>
            <dt>{t.reason}</dt>
            <dd>{page.reason}</dd>
          </>
        )}
      </dl>
    </Card>
  )
}
