import { zhDay } from '#core/case/say-duty.ts'
import type { Words } from '#core/shared/decision.ts'
import type { Rhythm, TierBrings } from './what-a-tier-brings.ts'

const names = {
  test: { zh: '检测', en: 'tests' },
  visit: { zh: '走访', en: 'visits' },
  talk: { zh: '谈话', en: 'talks' },
} as const

/** “Tests from 12 to 24 in the coming year, the next by …”; what stays as it is is said in one line. */
export function sayWhatTierBrings(current: readonly Rhythm[], then: TierBrings): Words {
  const moved = then.rhythms.flatMap((r) => {
    const before = current.find((c) => c.kind === r.kind)
    const name = names[r.kind as keyof typeof names]
    if (!name || before === undefined || before.times === r.times) return []
    return [
      {
        zh: `${name.zh}由未来一年${before.times}次变为${r.times}次${r.next ? `，下一次在${zhDay(r.next)}前` : ''}`,
        en: `${name.en} in the coming year from ${before.times} to ${r.times}${r.next ? `, the next by ${r.next}` : ''}`,
      },
    ]
  })
  if (moved.length === 0)
    return {
      zh: '未来一年检测、走访和谈话的次数不变。',
      en: 'Tests, visits and talks of the coming year stay as many.',
    }
  return {
    zh: `${moved.map((m) => m.zh).join('；')}。${then.from === null ? '' : `自${zhDay(then.from)}起。`}`,
    en: `${moved.map((m) => m.en).join('; ')}.${then.from === null ? '' : ` From ${then.from} on.`}`,
  }
}
