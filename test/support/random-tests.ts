import { addDays, type PlainDate } from '#core/shared/plain-date.ts'
import type { Pen } from './random-life.ts'

/** What else happens around a test: a sample looked at again, a notice served, tests entrusted elsewhere. */
export function writeTestOddity({ dice, write, entries }: Pen, on: PlainDate): void {
  const some = (type: string) => entries.filter((e) => e.type === type).at(-1 - dice.below(2))?.id
  const odd: Record<string, () => void> = {
    again: () => {
      const of = some('testTaken')
      const before = entries.find((e) => e.id === of)
      if (!before) return
      const sent = write('sampleSent', on, { test: of, part: 'A', to: '检验所', for: 'lab' })
      write('sampleReceived', on, { sent, by: '检验所', sealIntact: true })
      write('testTaken', addDays(on, dice.below(9)), {
        of,
        sample: before.data['sample'],
        level: dice.of(['lab', 'retest']),
        result: dice.of(['negative', 'positive', 'invalid']),
      })
      write('sampleDisposed', addDays(on, 200), {
        test: of,
        part: 'A',
        people: ['甲', '乙'],
        way: 'destroyed',
      })
    },
    notice: () => {
      const notified = write('testNotified', on, { dueOn: on, way: 'phone' })
      write('testNoticeServed', on, { notified, way: 'direct', receipt: 'signed' })
      write('testNotReached', on, { notified, tried: '电话' })
    },
    elsewhere: () => {
      const entrustment = write('testEntrusted', on, {
        to: '外地',
        until: addDays(on, 90),
        frequency: '每月',
        returnWay: '书面',
      })
      write('testEntrustmentEnded', addDays(on, 30), { entrustment, reason: '返回' })
    },
  }
  odd[dice.of(Object.keys(odd))]?.()
}
