import type { TestFile } from '#contract/test-file-shape.ts'
import { Card } from '#web/kit/card.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { testsText } from '#web/text/tests.ts'
import { OutcomeBadge } from './outcome-badge.tsx'

export function NoticesCard({ file }: { file: TestFile }) {
  const t = useText(testsText)
  const { language } = useLanguage()
  return (
    <Card title={t.notices.title} count={file.notices.length}>
      {file.notices.length === 0 ? (
        <p className="soft">{t.notices.none}</p>
      ) : (
        <ul className="test-list">
          {file.notices.slice(0, 12).map((n) => (
            <li key={n.id} className="row">
              <span className="grow">
                {t.notices.line(sayDate(n.toldOn, language), sayDate(n.dueOn, language))}
                <span className="soft small">
                  {' '}
                  · {t.served[n.served as keyof typeof t.served] ?? t.day.notServed}
                </span>
              </span>
              <OutcomeBadge outcome={n.outcome} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
