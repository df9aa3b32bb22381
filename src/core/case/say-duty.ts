import type { Words } from '#core/shared/decision.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { Duty, DutyKind, DutyStatus } from './case-state.ts'

/** What is owed, without who and when: short enough for a list. */
export const dutyNames: Readonly<Record<DutyKind, Words>> = {
  reportIn: { zh: '报到', en: 'report in' },
  signAgreement: { zh: '签订协议', en: 'sign the agreement' },
  formWorkGroup: { zh: '成立工作小组', en: 'form the work group' },
  test: { zh: '接受检测', en: 'take a test' },
  visit: { zh: '走访', en: 'visit' },
  talk: { zh: '谈话', en: 'hold a talk' },
  medicalGuidance: { zh: '戒毒医疗或康复指导', en: 'give medical guidance' },
  assessment: { zh: '定期评估', en: 'make the periodic assessment' },
  leaveReport: { zh: '外出前书面报告', en: 'report the absence in writing' },
  leaveReturn: { zh: '按时返回并销假', en: 'come back from leave and say so' },
  reportToPolice: { zh: '向公安机关报告', en: 'report to the police' },
  sendFile: { zh: '转送材料', en: 'send the file' },
  reportInAfterChange: { zh: '到新的执行地报到', en: 'report in at the new place' },
  signNewAgreement: { zh: '在新的执行地签订协议', en: 'sign a new agreement at the new place' },
  endAssessment: { zh: '期满评估', en: 'make the end assessment' },
  dischargeNotice: { zh: '送达解除通知书', en: 'issue the notice of discharge' },
  followUp: { zh: '回访', en: 'follow up' },
  firstHomeVisit: { zh: '首次上门走访', en: 'make the first home visit' },
  handleAbnormal: { zh: '核查异常情况', en: 'look into what happened' },
}

const owners: Readonly<Record<Duty['owedBy'], Words>> = {
  person: { zh: '您', en: 'You' },
  office: { zh: '工作机构', en: 'The community office' },
  police: { zh: '公安机关', en: 'The police' },
  clinic: { zh: '医务人员', en: 'The clinic' },
}

/** The duty in one sentence that a worker can read aloud to the person concerned, as it stands on `today`. */
export function sayDuty(duty: Duty, today: PlainDate): Words {
  const overdue = duty.status === 'open' && today > duty.dueOn
  return overdue ? sayOverdue(duty) : sayStatus[duty.status](duty, dutyNames[duty.kind], owners[duty.owedBy])
}

const sayStatus: Readonly<Record<DutyStatus, (d: Duty, what: Words, who: Words) => Words>> = {
  open: (d, what, who) => ({
    zh: `${who.zh}应当在${zhDay(d.dueOn)}前（含当日）${what.zh}。`,
    en: `${who.en} should ${what.en} by ${d.dueOn}.`,
  }),
  done: (d, what, who) => ({
    zh: `${who.zh}已经按时${what.zh}（期限到${zhDay(d.dueOn)}）。`,
    en: `${who.en} did ${what.en} in time (by ${d.dueOn}).`,
  }),
  late: (d, what, who) => ({
    zh: `${who.zh}已经${what.zh}，但晚于期限${zhDay(d.dueOn)}。`,
    en: `${who.en} did ${what.en}, but after ${d.dueOn}.`,
  }),
  missed: (d, what, who) => ({
    zh: `${who.zh}在${zhDay(d.windowFrom)}至${zhDay(d.dueOn)}之间没有${what.zh}，这一次不能再补。`,
    en: `${who.en} did not ${what.en} between ${d.windowFrom} and ${d.dueOn}; this one can not be made up.`,
  }),
  excused: (d, what, who) => ({
    zh: `${who.zh}不必再为${zhDay(d.windowFrom)}至${zhDay(d.dueOn)}这一期${what.zh}。`,
    en: `${who.en} need not ${what.en} for ${d.windowFrom} to ${d.dueOn}.`,
  }),
}

function sayOverdue(duty: Duty): Words {
  const [who, what] = [owners[duty.owedBy], dutyNames[duty.kind]]
  return {
    zh: `${who.zh}应当在${zhDay(duty.dueOn)}前${what.zh}，现在已经过了期限，请尽快办理。`,
    en: `${who.en} should have done this by ${duty.dueOn}: ${what.en}. It is overdue and still owed.`,
  }
}

/** `2025-03-18` as 2025年3月18日. */
export function zhDay(date: PlainDate): string {
  return `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`
}
