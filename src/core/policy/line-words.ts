import type { FindingKind } from '#core/case/case-state.ts'
import { dutyNames } from '#core/case/say-duty.ts'
import type { Words } from '#core/shared/decision.ts'

const findings: Readonly<Record<FindingKind, Words>> = {
  reportInOverdue: { zh: '逾期未报到', en: 'report-in overdue' },
  deemedRefusal: { zh: '视为拒绝', en: 'deemed refusal' },
  agreementMissing: { zh: '未签协议', en: 'agreement missing' },
  workGroupIncomplete: { zh: '工作小组不齐', en: 'work group incomplete' },
  testMissed: { zh: '漏检', en: 'test missed' },
  testPositive: { zh: '检测阳性', en: 'test positive' },
  relapse: { zh: '复吸', en: 'relapse' },
  contactLost: { zh: '失去联系', en: 'contact lost' },
  leaveOverdue: { zh: '逾期未销假', en: 'leave overdue' },
  seriousViolation: { zh: '严重违反协议', en: 'serious violation' },
  termFullNoticeOutstanding: { zh: '期满未送达解除通知', en: 'term full, notice outstanding' },
  handoverUnaccepted: { zh: '材料移送未接收', en: 'hand-over not accepted' },
  officeDutyMissed: { zh: '工作机构漏办', en: 'office missed a duty' },
  abstinentThreeYears: { zh: '满三年未复吸', en: 'abstinent for three years' },
}

const tiers: Readonly<Record<string, Words>> = {
  highRisk: { zh: '高风险', en: 'high risk' },
  mediumRisk: { zh: '中风险', en: 'middle risk' },
  lowRisk: { zh: '低风险', en: 'low risk' },
  priority: { zh: '重点', en: 'priority' },
  ordinary: { zh: '一般', en: 'ordinary' },
  trusted: { zh: '放心', en: 'trusted' },
  stable: { zh: '稳定', en: 'stable' },
  abnormal: { zh: '异常', en: 'abnormal' },
  none: { zh: '无', en: 'none' },
}

const changes: Readonly<Record<string, Words>> = {
  gained: { zh: '新增', en: 'gained' },
  lost: { zh: '不再有', en: 'lost' },
  moved: { zh: '日期或状态改变', en: 'moved' },
}

const dates: Readonly<Record<string, Words>> = {
  reportIn: { zh: '报到期限', en: 'report-in day' },
  termEnd: { zh: '期满日', en: 'end of the term' },
  threeYearsClean: { zh: '满三年日', en: 'day of three years clean' },
}

/** A line of a forecast in words: `职责：走访 — 新增`, `等级建议：稳定 → 重点`. */
export function sayLine(line: string, language: 'zh' | 'en'): string {
  const [what = '', second = '', third = ''] = line.split(' ')
  const colon = language === 'zh' ? '：' : ': '
  const dash = ' — '
  if (what === 'tier') {
    const [from = 'none', to = 'none'] = second.split('>')
    return `${language === 'zh' ? '等级建议' : 'Proposed tier'}${colon}${name(tiers, from, language)} → ${name(tiers, to, language)}`
  }
  if (what === 'duty')
    return `${language === 'zh' ? '职责' : 'Duty'}${colon}${name(dutyNames, second, language)}${dash}${name(changes, third, language)}`
  if (what === 'finding')
    return `${language === 'zh' ? '发现' : 'Finding'}${colon}${name(findings, second, language)}${dash}${name(changes, third, language)}`
  return `${name(dates, what, language)}${dash}${name(changes, second, language)}`
}

/** The key of a duty, finding or tier in words; a key nobody knows stays as it is. */
function name(words: Readonly<Record<string, Words>>, key: string, language: 'zh' | 'en'): string {
  return words[key]?.[language] ?? key
}
