import type { CasePage, recordEntries } from '#contract/case-contract.ts'
import type { ReplyOf } from '#web/api/call.ts'
import { Banner } from '#web/kit/banner.tsx'
import { ButtonLink } from '#web/kit/button.tsx'
import { Page } from '#web/kit/page.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { recordText } from '#web/text/record.ts'
import { shellText } from '#web/text/shell.ts'

type Sent = ReplyOf<typeof recordEntries>

/** What was recorded and what followed from it, in words. */
export function RecordSent(props: { page: CasePage; title: string; sent: Sent; fromDuty: boolean }) {
  const { page, title, sent, fromDuty } = props
  const t = useText(recordText)
  const shell = useText(shellText)
  const say = useSay()
  return (
    <Page
      title={t.sent(title)}
      documentTitle={shell.titles.record}
      lead={t.about(page.person.name, page.fileNo)}
    >
      <div className="stack measure">
        <Banner kind="good" title={t.dutyDone} />
        {sent.appeared.length > 0 && (
          <Banner kind="late" title={t.appeared}>
            <ul>
              {sent.appeared.map((finding) => (
                <li key={finding.kind}>{say(finding.says)}</li>
              ))}
            </ul>
          </Banner>
        )}
        {sent.gone.length > 0 && (
          <Banner title={t.gone}>
            <ul>
              {sent.gone.map((finding) => (
                <li key={finding.kind}>{say(finding.says)}</li>
              ))}
            </ul>
          </Banner>
        )}
        <div className="row">
          {fromDuty && (
            <ButtonLink kind="primary" to="/day">
              {t.backToDay}
            </ButtonLink>
          )}
          <ButtonLink kind={fromDuty ? undefined : 'primary'} to={`/cases/${page.caseId}`}>
            {t.backToCase}
          </ButtonLink>
        </div>
      </div>
    </Page>
  )
}
