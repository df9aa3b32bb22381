import { Printer } from 'lucide-react'
import { downloadPack, showPack } from '#contract/police-report-contract.ts'
import type { PackKey } from '#core/police/packs.ts'
import { address } from '#web/api/call.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { policeText } from '#web/text/police.ts'

/** The papers of a pack: which are there, which are to be made, and all of them as one print. */
export function PackCard({ caseId, pack }: { caseId: string; pack: PackKey }) {
  const t = useText(policeText).pack
  const say = useSay()
  const { language } = useLanguage()
  const query = useRoute(showPack, { params: { caseId, pack } })
  return (
    <Card title={t.title}>
      <Loaded query={query} lines={4}>
        {({ papers, complete }) => (
          <div className="stack">
            <p className="soft small">{t.lead}</p>
            <ol className="stack tight">
              {papers.map((paper) => (
                <li key={paper.form}>
                  <span className="row">
                    <span className="strong">{say(paper.names)}</span>
                    {paper.documentId ? (
                      <>
                        <Badge tone="good">{t.there}</Badge>
                        <span className="soft small">
                          {[
                            paper.number,
                            paper.on && sayDate(paper.on, language),
                            paper.copies > 0 && t.signed(paper.copies),
                          ]
                            .filter(Boolean)
                            .join(' · ')}
                        </span>
                      </>
                    ) : paper.offered ? (
                      <>
                        <Badge tone="late">{t.missing}</Badge>
                        <ButtonLink
                          small
                          to={`/cases/${caseId}/documents/${paper.form}`}
                          label={`${t.make}：${say(paper.names)}`}
                        >
                          {t.make}
                        </ButtonLink>
                      </>
                    ) : (
                      <span className="soft small">{t.notFitting}</span>
                    )}
                  </span>
                </li>
              ))}
            </ol>
            <p className="row">
              {papers.some((p) => p.documentId) && (
                <a
                  className="button"
                  href={address(downloadPack, { params: { caseId, pack } })}
                  target="_blank"
                  rel="noopener"
                >
                  <Printer size={18} aria-hidden />
                  {t.print}
                </a>
              )}
              <span className="soft small">
                {complete ? t.complete : t.lacking(papers.filter((p) => !p.documentId && p.offered).length)}
              </span>
            </p>
          </div>
        )}
      </Loaded>
    </Card>
  )
}
