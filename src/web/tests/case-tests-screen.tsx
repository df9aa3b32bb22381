import { useParams } from 'react-router'
import { showTests } from '#contract/test-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { useText } from '#web/language/language.ts'
import { recordPath } from '#web/record/record-path.ts'
import { shellText } from '#web/text/shell.ts'
import { testsText } from '#web/text/tests.ts'
import { ChainCard } from './chain-card.tsx'
import { EntrustedCard } from './entrusted-card.tsx'
import { NoticesCard } from './notices-card.tsx'
import { PlanCard } from './plan-card.tsx'
import './tests.css'

/** Everything about the tests of one case: each sample with its chain, the plan with its windows, notices, tests elsewhere. */
export function CaseTestsScreen() {
  const t = useText(testsText)
  const shell = useText(shellText)
  const { caseId = '' } = useParams()
  const [url, setUrl] = useUrlState({ perYear: '' })
  const query = /^\d{1,3}(,\d{1,3}){0,4}$/.test(url.perYear) ? { perYear: url.perYear } : {}
  const read = useRoute(showTests, { params: { caseId }, query })
  return (
    <Loaded query={read} lines={8}>
      {(file) => {
        const plain = file.chains.filter((c) => isQuiet(c))
        const telling = file.chains.filter((c) => !isQuiet(c))
        const may = (type: string) => file.mayRecord.includes(type)
        return (
          <Page
            title={t.file.title}
            documentTitle={shell.titles.case}
            lead={`${file.name} · ${file.fileNo}`}
            actions={
              <>
                {may('testTaken') && (
                  <ButtonLink kind="primary" to={recordPath(caseId, 'testTaken')}>
                    {t.file.record}
                  </ButtonLink>
                )}
                {may('testNotified') && (
                  <ButtonLink to={recordPath(caseId, 'testNotified')}>{t.file.notice}</ButtonLink>
                )}
                <ButtonLink kind="plain" to={`/cases/${caseId}`}>
                  {t.file.back}
                </ButtonLink>
              </>
            }
          >
            <div className="test-grid">
              <div className="stack">
                {telling.map((chain) => (
                  <ChainCard key={chain.root} chain={chain} file={file} caseId={caseId} />
                ))}
                {telling.length === 0 && plain.length === 0 && (
                  <Card title={t.file.chains}>
                    <p className="soft">{t.file.none}</p>
                  </Card>
                )}
                {plain.length > 0 && (
                  <details className="card" open={telling.length === 0}>
                    <summary className="fold card-body">{t.file.more(plain.length)}</summary>
                    <div className="stack card-body">
                      {plain.map((chain) => (
                        <ChainCard key={chain.root} chain={chain} file={file} caseId={caseId} />
                      ))}
                    </div>
                  </details>
                )}
              </div>
              <div className="stack">
                <PlanCard
                  key={url.perYear}
                  file={file}
                  caseId={caseId}
                  asked={url.perYear}
                  onAsk={(perYear) => setUrl({ perYear })}
                />
                <NoticesCard file={file} />
                <EntrustedCard file={file} caseId={caseId} />
              </div>
            </div>
          </Page>
        )
      }}
    </Loaded>
  )
}

/** A negative test to which nobody objected and that lacks nothing is one line among many. */
function isQuiet(chain: {
  result: string
  state: string
  tests: readonly { defects: readonly unknown[] }[]
}): boolean {
  return chain.result === 'negative' && chain.state === 'settled' && chain.tests.length === 1
}
