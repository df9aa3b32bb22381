import type { Words } from '#core/shared/decision.ts'
import { addDays } from '#core/shared/plain-date.ts'
import type { DutyKind, Finding, FindingKind } from './case-state.ts'
import { dutyNames, zhDay } from './say-duty.ts'

/** What a finding is called in a list. */
export const findingNames: Readonly<Record<FindingKind, Words>> = {
  reportInOverdue: { zh: '逾期未报到', en: 'Report-in overdue' },
  deemedRefusal: { zh: '视为拒绝', en: 'Deemed refusal' },
  agreementMissing: { zh: '未签协议', en: 'Agreement missing' },
  workGroupIncomplete: { zh: '工作小组不齐', en: 'Work group incomplete' },
  testMissed: { zh: '漏检', en: 'Test missed' },
  testPositive: { zh: '检测阳性', en: 'Test positive' },
  relapse: { zh: '复吸', en: 'Relapse' },
  contactLost: { zh: '失去联系', en: 'Contact lost' },
  leaveOverdue: { zh: '超假未归', en: 'Leave overdue' },
  seriousViolation: { zh: '严重违反协议', en: 'Serious violation' },
  termFullNoticeOutstanding: { zh: '期满未送达通知', en: 'Term full, notice outstanding' },
  handoverUnaccepted: { zh: '移交未接收', en: 'Hand-over not accepted' },
  officeDutyMissed: { zh: '工作未按时完成', en: 'Office duty missed' },
  abstinentThreeYears: { zh: '戒断三年未复吸', en: 'Three years clean' },
}

/** The finding in one sentence that a worker can read aloud to the person concerned, with its day and numbers. */
export function sayFinding(finding: Finding): Words {
  return sentences[finding.kind](finding)
}

type Say = (f: Finding) => Words

const sentences: Readonly<Record<FindingKind, Say>> = {
  reportInOverdue: (f) =>
    f.data?.['after'] === 'placeChange'
      ? {
          zh: `执行地变更后应当在${last(f, 'zh')}前到新的执行地报到，至今没有报到。`,
          en: `After the change of place the report-in was due by ${last(f, 'en')} and has not been made.`,
        }
      : {
          zh: `应当在${last(f, 'zh')}前报到，至今没有报到。`,
          en: `The report-in was due by ${last(f, 'en')} and has not been made.`,
        },
  deemedRefusal: (f) =>
    f.data?.['proposesIsolation'] === true
      ? {
          zh: `没有正当理由，到${last(f, 'zh')}仍未报到，按规定自${zhDay(f.on)}起视为拒绝接受社区戒毒，应当报告公安机关。`,
          en: `Without proper reason there was no report-in by ${last(f, 'en')}; from ${f.on} this counts as refusing community detox and is reported to the police.`,
        }
      : {
          zh: `没有正当理由，到${last(f, 'zh')}仍未报到，自${zhDay(f.on)}起视为拒绝接受社区康复；仅此一项不会导致强制隔离戒毒。`,
          en: `Without proper reason there was no report-in by ${last(f, 'en')}; from ${f.on} this counts as refusing rehabilitation, which alone does not lead to isolation.`,
        },
  agreementMissing: (f) => ({
    zh: `已经报到，到${last(f, 'zh')}还没有签订现执行地的协议，应当由工作机构尽快安排签订。`,
    en: `Reported in, but by ${last(f, 'en')} there was no agreement of the present place; the office should arrange it now.`,
  }),
  workGroupIncomplete: (f) => {
    const lacking = (f.data?.['lacking'] ?? []) as readonly string[]
    const reason = typeof f.data?.['reason'] === 'string' ? f.data['reason'] : ''
    return {
      zh: `工作小组还缺少：${lacking.map((k) => memberNames[k]?.zh ?? k).join('、')}${reason ? `（说明：${reason}）` : ''}。`,
      en: `The work group still lacks: ${lacking.map((k) => memberNames[k]?.en ?? k).join(', ')}${reason ? ` (reason given: ${reason})` : ''}.`,
    }
  },
  testMissed: (f) => {
    const [from, to] = [String(f.data?.['from']), String(f.data?.['to'])]
    return {
      zh: `${zhDay(from)}至${zhDay(to)}这一期没有有效的检测。`,
      en: `There was no effective test in the period from ${from} to ${to}.`,
    }
  },
  testPositive: (f) => ({
    zh: `${zhDay(f.on)}的检测结果为阳性；如有异议可以提出。`,
    en: `The test result of ${f.on} is positive; the person may object to it.`,
  }),
  relapse: (f) => ({
    zh: `${zhDay(f.on)}发现再次使用毒品，应当及时报告公安机关。`,
    en: `Renewed use was found on ${f.on}; it is reported to the police without delay.`,
  }),
  contactLost: (f) => ({ zh: `自${zhDay(f.on)}起联系不上。`, en: `Out of contact since ${f.on}.` }),
  leaveOverdue: (f) => ({
    zh: `批准的外出到${last(f, 'zh')}为止，至今没有销假。`,
    en: `The granted leave ended on ${last(f, 'en')} and there has been no check-back.`,
  }),
  seriousViolation: sayViolation,
  termFullNoticeOutstanding: (f) => ({
    zh: `期限已于${zhDay(f.on)}届满，自该日起解除；解除通知书尚未送达，应当由公安机关办理。`,
    en: `The term was full on ${f.on} and the measure ended that day; the notice is still outstanding and is for the police to issue.`,
  }),
  handoverUnaccepted: (f) => ({
    zh: `材料移交到${zhDay(f.on)}仍没有被接收，需要双方确认由谁负责。`,
    en: `The hand-over was not accepted by ${f.on}; the two offices must settle who is responsible.`,
  }),
  officeDutyMissed: (f) => {
    const what = dutyNames[f.data?.['duty'] as DutyKind]
    return {
      zh: `工作机构应当在${last(f, 'zh')}前完成“${what?.zh ?? '工作'}”，没有按时完成。`,
      en: `The office should have done this by ${last(f, 'en')} and did not: ${what?.en ?? 'a duty'}.`,
    }
  },
  abstinentThreeYears: (f) => ({
    zh: `到${zhDay(f.on)}已经满三年没有复吸，按规定不再实行动态管控。`,
    en: `By ${f.on} three years have passed without relapse; dynamic control ends.`,
  }),
}

function sayViolation(f: Finding): Words {
  const [value, threshold] = [Number(f.data?.['value'] ?? 0), Number(f.data?.['threshold'] ?? 0)]
  const [zh, en] = {
    testRefusals: [
      `拒绝或者逃避检测${value}次（满${threshold}次）`,
      `tests refused or evaded ${value} times (limit ${threshold})`,
    ],
    leaveTimes: [
      `擅自离开${value}次（满${threshold}次）`,
      `left without report ${value} times (limit ${threshold})`,
    ],
    leaveDays: [
      `擅自离开累计${value}日（超过${threshold}日）`,
      `away without report ${value} days in all (more than ${threshold})`,
    ],
  }[String(f.data?.['part'])] ?? ['', '']
  const rehab = f.data?.['proposesIsolation'] === false
  return {
    zh: `${zh}，自${zhDay(f.on)}起属于严重违反协议${rehab ? '（参照社区戒毒的规定；仅此一项不会导致强制隔离戒毒）' : '，应当报告公安机关'}。`,
    en: `${en}: from ${f.on} a serious violation of the agreement${rehab ? ' (by reference to the detox rules; alone it does not lead to isolation)' : ', to be reported to the police'}.`,
  }
}

/** The last day that was in time: the day before the finding. */
function last(f: Finding, language: 'zh' | 'en'): string {
  const day = addDays(f.on, -1)
  return language === 'zh' ? zhDay(day) : day
}

const memberNames: Readonly<Record<string, Words>> = {
  worker: { zh: '专职工作人员', en: 'full-time worker' },
  police: { zh: '社区民警', en: 'community police officer' },
  medic: { zh: '社区医务人员', en: 'community medic' },
  family: { zh: '家庭成员', en: 'family member' },
  volunteer: { zh: '禁毒志愿者', en: 'volunteer' },
  socialWorker: { zh: '禁毒社会工作者', en: 'social worker' },
  other: { zh: '其他', en: 'other' },
}
