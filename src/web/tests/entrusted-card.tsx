import type { TestFile } from '#contract/test-file-shape.ts'
import { Badge } from '#web/kit/badge.tsx'
import { ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { recordPath } from '#web/record/record-path.ts'
import { testsText } from '#web/text/tests.ts'

/** Tests by another body while the order stays here; the agreement is a paper of its own (F-12). */
export function EntrustedCard({ file, caseId }: { file: TestFile; caseId: string }) {
  const t = useText(testsText)
  const { language } = useLanguage()
  const may = (type: string) => file.mayRecord.includes(type)
  const running = file.entrustments.find((e) => e.running)
  return (
    <Card title={t.entrusted.title}>
      <div className="stack">
        {file.entrustments.length === 0 ? (
          <p className="soft">{t.entrusted.none}</p>
        ) : (
          <ul className="test-list">
            {file.entrustments.map((e) => (
              <li key={e.id}>
                <span className="row">
                  {t.entrusted.line(e.to, sayDate(e.from, language), sayDate(e.until, language))}
                  <Badge tone={e.running ? 'info' : 'neutral'}>
                    {e.running ? t.entrusted.running : t.entrusted.ended}
                  </Badge>
                </span>
                <span className="soft small">{t.entrusted.how(e.frequency, e.returnWay)}</span>
              </li>
            ))}
          </ul>
        )}
        <p className="row no-print">
          {may('testEntrusted') && !running && (
            <ButtonLink small to={recordPath(caseId, 'testEntrusted')}>
              {t.entrusted.add}
            </ButtonLink>
          )}
          {running && may('testEntrustmentEnded') && (
            <>
              <ButtonLink small to={`/cases/${caseId}/documents/F-12`}>
                {t.entrusted.paper}
              </ButtonLink>
              <ButtonLink small to={recordPath(caseId, 'testEntrustmentEnded', undefined, running.id)}>
                {t.entrusted.end}
              </ButtonLink>
            </>
          )}
        </p>
      </div>
    </Card>
  )
}
