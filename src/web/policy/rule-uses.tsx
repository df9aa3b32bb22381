import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { PolicyRule } from '#contract/policy-contract.ts'
import type { Role } from '#core/access/roles.ts'
import type { ScreenKey } from '#core/policy/rule-uses.ts'
import { useSay, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { labelsText } from '#web/text/labels.ts'
import { policyText } from '#web/text/policy.ts'

type Use = PolicyRule['uses'][number]

/** Screens that have an address of their own; the others are parts of a case. */
const paths: Partial<Record<ScreenKey, string>> = {
  cases: '/people',
  decisions: '/decisions',
  endings: '/endings',
  evaluations: '/evaluations',
  handovers: '/handovers',
  leave: '/leaves',
  orders: '/orders/waiting',
  overview: '/overview',
  oversight: '/oversight',
  policeReports: '/received-reports',
  releases: '/releases',
  reportIns: '/report-in',
  screenings: '/screenings',
  special: '/special',
  staff: '/staff',
  substitutes: '/decisions/substitutes',
  tests: '/tests',
  tiers: '/tiers',
}

/** Who works on these screens; offices above the caseload have fewer of them, everybody else reads the names. */
const whole: ReadonlySet<Role> = new Set(['stationHead', 'townshipOffice'])
const above: ReadonlySet<string> = new Set([
  ...['/people', '/overview', '/staff', '/oversight'],
  ...['/evaluations', '/tiers', '/releases', '/screenings'],
])

/** What in the product rests on a rule, with links to where it is seen. */
export function RuleUses({ uses }: { uses: readonly Use[] }) {
  const t = useText(policyText)
  const name = useUseName()
  const { grant } = useSession()
  const opens = (path: string) =>
    whole.has(grant.role) || (above.has(path) && grant.role === 'narcoticsOffice')
  if (uses.length === 0) return <p className="soft small">{t.usedNowhere}</p>
  const parts: ReactNode[] = uses.map((use) => {
    const path =
      use.kind === 'screen' ? paths[use.key as ScreenKey] : use.kind === 'figure' ? '/overview' : undefined
    const said = name(use)
    return (
      <li key={`${use.kind}${use.key}`}>
        <span className="soft">{t.useKinds[use.kind]}：</span>
        {path && opens(path) ? <Link to={path}>{said}</Link> : said}
      </li>
    )
  })
  return (
    <div className="small">
      <span className="soft">{t.usedBy}</span>
      <ul className="rule-uses">{parts}</ul>
    </div>
  )
}

function useUseName(): (use: Use) => string {
  const t = useText(policyText)
  const labels = useText(labelsText)
  const say = useSay()
  const duty: Readonly<Record<string, string>> = labels.duty
  const finding: Readonly<Record<string, string>> = labels.finding
  return (use) => {
    if (use.kind === 'duty') return duty[use.key] ?? use.key
    if (use.kind === 'finding') return finding[use.key] ?? use.key
    if (use.kind === 'figure') return use.title ? say(use.title) : use.key
    return t.useScreens[use.key] ?? use.key
  }
}
