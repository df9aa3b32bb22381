import { useMemo } from 'react'
import type { CohortSeries } from '#contract/picture-contract.ts'
import { useText } from '#web/language/language.ts'
import { picturesText } from '#web/text/pictures.ts'
import type { CohortReply } from './cohort-part.tsx'

export type CohortSentences = {
  readonly nameOf: (series: CohortSeries) => string
  /** `60 天`, or months where the axis is long. */
  readonly dayOf: (day: number) => string
  /** Where the curve stands at its end, with the band. */
  readonly atEnd: (series: CohortSeries) => string
  readonly test: (test: CohortReply['test']) => string
  readonly band: (point: CohortSeries['points'][number] | undefined) => string
}

/** Beyond this axis people think in months. */
const longAxis = 100
const daysOfMonth = 30
const lineOfChance = 0.05

export function sayShare(share: number): string {
  return `${(share * 100).toFixed(1)}%`
}

export function useCohortWords(data: CohortReply): CohortSentences {
  const t = useText(picturesText).cohort
  return useMemo(() => {
    const nameOf = (s: CohortSeries) =>
      s.area.code === data.area.code ? s.cohort : `${s.area.name} ${s.cohort}`
    const dayOf = (day: number) =>
      data.horizon <= longAxis ? t.days(day) : t.months(Math.round((day / daysOfMonth) * 10) / 10)
    const band = (p: CohortSeries['points'][number] | undefined) =>
      p && p.low !== null && p.high !== null ? `${sayShare(p.low)}–${sayShare(p.high)}` : ''
    return {
      nameOf,
      dayOf: (day) => (data.horizon <= longAxis ? String(day) : dayOf(day)),
      band,
      atEnd: (s) => {
        const last = s.points.at(-1)
        if (!last) return ''
        const between = band(last)
        const value = between ? `${sayShare(last.share)}（${between}）` : sayShare(last.share)
        const half = s.median === null ? '' : t.halfBy(s.median)
        return `${nameOf(s)}：${t.atEnd[data.curve](value, t.days(last.day))}${half}`
      },
      test: (test) => {
        if (!test) return t.noTest
        const p = test.p < 0.001 ? '<0.001' : test.p.toFixed(3)
        return `${t.test(test.chiSquare.toFixed(2), p)}。${test.p < lineOfChance ? t.differs : t.alike}`
      },
    }
  }, [data, t])
}
