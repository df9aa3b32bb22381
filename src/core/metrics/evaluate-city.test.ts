import { expect, test } from 'vitest'
import { demoCity } from '#core/demo/demo-city.ts'
import { demoPlan } from '#core/demo/demo-scale.ts'
import { toDayNumber } from '#core/shared/plain-date.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { evaluateCity } from './evaluate-city.ts'
import { share } from './value.ts'

const day = '2026-11-20'

test('counted from single entries, the demonstration city arrives at the figures that Suzhou published', () => {
  const plan = demoPlan({ seed: 1, scale: 'city', asOf: toDayNumber(day) })
  const figures = evaluateCity(demoCity(plan), readPolicyBook(), day)
  const of = (key: string) => {
    const found = figures.get(key)
    if (!found) throw new Error(`no figure '${key}'`)
    return found
  }
  const { communityDetox, communityRehab } = of('executionRate')
  expect(communityDetox).toEqual({ numerator: 880, denominator: 957 })
  expect(communityRehab).toEqual({ numerator: 328, denominator: 338 })
  const control = of('controlRate').all
  const release = of('releaseReportInRate').all
  const clean = of('threeYearsCleanRegistered').all
  expect({
    detox: share(communityDetox.numerator, communityDetox.denominator, 0),
    rehab: share(communityRehab.numerator, communityRehab.denominator, 0),
    control: share(control.numerator, control.denominator, 2),
    release: share(release.numerator, release.denominator, 2),
    clean: share(clean.numerator, clean.denominator, 0),
  }).toEqual({ detox: '92', rehab: '97', control: '94.71', release: '98.72', clean: '50' })
})
