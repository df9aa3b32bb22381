import type { Chain, TestFile } from '#contract/test-file-shape.ts'
import { daysBetween } from '#core/shared/plain-date.ts'
import { Badge, type Tone } from '#web/kit/badge.tsx'
import { Banner } from '#web/kit/banner.tsx'
import { Card } from '#web/kit/card.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { labelsText } from '#web/text/labels.ts'
import { testsText } from '#web/text/tests.ts'
import { DaysLeft } from './case-cell.tsx'
import { ChainActs } from './chain-acts.tsx'
import { Defects } from './defects.tsx'
import { SampleState } from './sample-state.tsx'

const tones: Readonly<Record<Chain['result'], Tone>> = {
  negative: 'good',
  positive: 'danger',
  invalid: 'neutral',
  none: 'neutral',
}

/** One sample: the result that stands, who acts next and by when, what waits, what is lacking, all that happened. */
export function ChainCard({ chain, file, caseId }: { chain: Chain; file: TestFile; caseId: string }) {
  const t = useText(testsText)
  const { language } = useLanguage()
  const day = (on: string) => sayDate(on, language)
  return (
    <Card
      level={2}
      title={`${day(chain.on)} ${t.file.samples[chain.sample]}`}
      actions={<Badge tone={tones[chain.result]}>{t.file.results[chain.result]}</Badge>}
    >
      <div className="stack">
        <NextStep chain={chain} today={file.today} />
        {chain.waits && <Banner title={t.file.waits} />}
        {chain.state === 'told' && chain.dueOn && chain.dueOn >= file.today && (
          <p className="small">
            {t.file.objectBy(day(chain.dueOn))} <span className="soft">{t.file.reading}</span>
          </p>
        )}
        {chain.lateObjection && <p className="small">{t.file.late}</p>}
        {chain.lookBackFrom && chain.result === 'positive' && (
          <p className="small">
            {t.file.lookBack(day(chain.lookBackFrom))}{' '}
            {chain.beforeReportIn && <strong>{t.file.before}</strong>}
          </p>
        )}
        <Tests chain={chain} clauses={file.clauses} />
        {chain.samples.length > 0 && <Samples chain={chain} file={file} />}
        <Steps chain={chain} />
        <ChainActs chain={chain} file={file} caseId={caseId} />
      </div>
    </Card>
  )
}

function NextStep({ chain, today }: { chain: Chain; today: string }) {
  const t = useText(testsText)
  const { language } = useLanguage()
  const over = chain.state === 'told' && chain.dueOn !== null && chain.dueOn < today
  const state = over ? 'settled' : chain.state
  return (
    <dl className="facts">
      <dt>{t.chain.state}</dt>
      <dd>{t.chain.states[state]}</dd>
      {state !== 'settled' && state !== 'void' && (
        <>
          <dt>{t.chain.next}</dt>
          <dd className="row">
            {t.chain.who[state]}
            {chain.dueOn && (
              <>
                <span className="soft">
                  {t.chain.until} {sayDate(chain.dueOn, language)}
                </span>
                <DaysLeft days={daysBetween(today, chain.dueOn)} />
              </>
            )}
          </dd>
        </>
      )}
    </dl>
  )
}

function Tests({ chain, clauses }: { chain: Chain; clauses: TestFile['clauses'] }) {
  const t = useText(testsText)
  const { language } = useLanguage()
  return (
    <ol className="test-list">
      {chain.tests.map((test) => (
        <li key={test.id} className="stack tight">
          <span className="row">
            <strong>{t.file.levels[test.level]}</strong>
            <Badge tone={tones[test.result]}>{t.file.results[test.result]}</Badge>
            <span className="soft">
              {sayDate(test.on, language)}
              {test.institution && ` · ${test.institution}`}
              {test.way && t.file.ways[test.way] && ` · ${t.file.ways[test.way]}`}
            </span>
          </span>
          <Defects defects={test.defects} clauses={clauses} />
        </li>
      ))}
    </ol>
  )
}

function Samples({ chain, file }: { chain: Chain; file: TestFile }) {
  const t = useText(testsText)
  const { language } = useLanguage()
  return (
    <ul className="test-list test-samples">
      {chain.samples.map((s) => (
        <li key={s.testId + s.part} className="row">
          <span className="numbers strong">
            {t.sample.parts[s.part]} {s.no ?? '—'}
          </span>
          <span className="soft small">
            {t.sample.seal} {s.seal ?? '—'} · {s.place ?? '—'} · {t.sample.keepUntil}{' '}
            {sayDate(s.keepUntil, language)}
          </span>
          <SampleState sample={s} today={file.today} />
        </li>
      ))}
    </ul>
  )
}

function Steps({ chain }: { chain: Chain }) {
  const t = useText(testsText)
  const labels = useText(labelsText)
  const { language } = useLanguage()
  if (chain.steps.length < 2) return null
  return (
    <details>
      <summary className="fold">{t.file.steps}</summary>
      <ol className="test-list">
        {chain.steps.map((step) => (
          <li key={step.id}>
            <span className="numbers">{sayDate(step.on, language)}</span>{' '}
            {(labels.entry as Readonly<Record<string, string>>)[step.type] ?? step.type}
            {step.says && <span className="soft"> · {step.says}</span>}
          </li>
        ))}
      </ol>
    </details>
  )
}
