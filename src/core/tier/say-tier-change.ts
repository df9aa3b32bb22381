import type { TierChange } from '#core/case/case-state.ts'
import { zhDay } from '#core/case/say-duty.ts'
import type { Words } from '#core/shared/decision.ts'

const said: Readonly<Record<string, Words>> = {
  contactLostEnds: { zh: '恢复联系', en: 'contact is restored' },
  leaveOverdueEnds: { zh: '已销假返回', en: 'the person returns from leave' },
  cleanTest: { zh: '再有一次阴性检测', en: 'one more clean test' },
  testMissed: { zh: '缺一次检测', en: 'one missed test' },
  testRefused: { zh: '拒绝或者逃避一次检测', en: 'one refused or evaded test' },
  testPositive: { zh: '一次检测阳性', en: 'one positive test' },
  contactLost: { zh: '失去联系', en: 'contact is lost' },
  unauthorisedAbsence: { zh: '擅自离开一次', en: 'one unauthorised absence' },
  relapse: { zh: '查实一次复吸', en: 'one relapse that is found' },
}

/** The entry without which the tier would be another; null where the change is something else. */
export function entryWithout({ when }: Pick<TierChange, 'when'>): string | null {
  return when.startsWith('without:') ? when.slice('without:'.length) : null
}

/** `when` of a `TierChange` in words that follow “if”: a code of this file, or the day until which nothing new happens. */
export function sayTierChange(change: TierChange): Words {
  if (entryWithout(change) !== null)
    return { zh: '依据的那条登记经异议或者更正不再计算', en: 'the entry behind it stops counting' }
  const { when } = change
  if (when.startsWith('kept:')) {
    const day = when.slice('kept:'.length)
    return {
      zh: `到${zhDay(day)}应做的检测都按时做、均为阴性，没有新的情况`,
      en: `every test owed until ${day} is taken and clean and nothing new happens`,
    }
  }
  return said[when] ?? { zh: `到${zhDay(when)}没有新的情况`, en: `nothing new happens until ${when}` }
}
