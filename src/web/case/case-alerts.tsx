import type { CasePage } from '#contract/case-contract.ts'
import type { FindingKind } from '#core/case/case-state.ts'
import { Banner } from '#web/kit/banner.tsx'
import { WhyButton } from '#web/kit/why-panel.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { caseText } from '#web/text/case.ts'
import { labelsText } from '#web/text/labels.ts'
import { useWhy } from './use-why.tsx'

/** What asks for a person's decision comes first; the rest is told as findings below. */
const order: readonly FindingKind[] = [
  'relapse',
  'seriousViolation',
  'deemedRefusal',
  'testPositive',
  'contactLost',
  'termFullNoticeOutstanding',
  'reportInOverdue',
  'leaveOverdue',
  'agreementMissing',
  'handoverUnaccepted',
  'officeDutyMissed',
  'testMissed',
  'workGroupIncomplete',
  'abstinentThreeYears',
]
const grave: readonly FindingKind[] = ['relapse', 'seriousViolation', 'deemedRefusal']

/** One banner with at most three facts, each with its why; further findings are one line each, folded. */
export function CaseAlerts({ page }: { page: CasePage }) {
  const t = useText(caseText)
  const labels = useText(labelsText)
  const say = useSay()
  const why = useWhy(page)
  const findings = [...page.state.findings].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
  if (findings.length === 0) return null
  const rest = findings.slice(3)

  function line(finding: (typeof findings)[number]) {
    const sentence = page.sentences[finding.id]
    const text = sentence ? say(sentence) : labels.finding[finding.kind]
    return (
      <li key={finding.id} className="row">
        <span className="grow">
          <span className="strong">{labels.finding[finding.kind]}</span> <span>{text}</span>
        </span>
        <WhyButton about={labels.finding[finding.kind]} why={why(finding, labels.finding[finding.kind])} />
      </li>
    )
  }

  return (
    <Banner kind={findings.some((f) => grave.includes(f.kind)) ? 'danger' : 'late'} title={t.bannerTitle}>
      <ul className="plain-list">{findings.slice(0, 3).map(line)}</ul>
      {rest.length > 0 && (
        <details>
          <summary>
            {t.findings} +{rest.length}
          </summary>
          <ul className="plain-list">{rest.map(line)}</ul>
        </details>
      )}
    </Banner>
  )
}
