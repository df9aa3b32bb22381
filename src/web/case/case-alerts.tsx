import type { CasePage } from '#contract/case-contract.ts'
import type { Finding, FindingKind } from '#core/case/case-state.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Banner } from '#web/kit/banner.tsx'
import { WhyButton } from '#web/kit/why-panel.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { caseText } from '#web/text/case.ts'
import { labelsText } from '#web/text/labels.ts'
import { byUrgency } from './finding-order.ts'
import { useWhy } from './use-why.tsx'

const grave: readonly FindingKind[] = ['relapse', 'seriousViolation', 'deemedRefusal']

/** One banner with at most three facts, alike ones told once, each with its why; the rest is folded. */
export function CaseAlerts({ page }: { page: CasePage }) {
  const t = useText(caseText)
  const { findings } = page.state
  if (findings.length === 0) return null
  const kinds = byUrgency(findings.map((finding) => finding.kind))
  const first = kinds
    .slice(0, 3)
    .flatMap((kind) => findings.filter((finding) => finding.kind === kind).slice(-1))
  const rest = findings.filter((finding) => !first.includes(finding)).sort((a, b) => (a.on < b.on ? 1 : -1))
  return (
    <Banner kind={kinds.some((kind) => grave.includes(kind)) ? 'danger' : 'late'} title={t.bannerTitle}>
      <ul className="plain-list">
        {first.map((finding) => (
          <AlertLine
            key={finding.id}
            page={page}
            finding={finding}
            times={findings.filter((one) => one.kind === finding.kind).length}
          />
        ))}
      </ul>
      {rest.length > 0 && (
        <details>
          <summary>
            {t.findings} +{rest.length}
          </summary>
          <ul className="plain-list">
            {rest.map((finding) => (
              <AlertLine key={finding.id} page={page} finding={finding} times={1} />
            ))}
          </ul>
        </details>
      )}
    </Banner>
  )
}

function AlertLine({ page, finding, times }: { page: CasePage; finding: Finding; times: number }) {
  const t = useText(caseText)
  const labels = useText(labelsText)
  const say = useSay()
  const why = useWhy(page)
  const name = labels.finding[finding.kind]
  const sentence = page.sentences[finding.id]
  return (
    <li className="row">
      <span className="grow">
        <span className="strong">{name}</span> {times > 1 && <Badge tone="late">{t.times(times)}</Badge>}{' '}
        <span>{sentence && say(sentence)}</span>
      </span>
      <WhyButton about={name} why={why(finding, name)} />
    </li>
  )
}
