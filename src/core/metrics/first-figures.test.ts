import { expect, test } from 'vitest'
import { areaLevels } from '#core/shared/area.ts'
import { firstSight } from './first-figures.ts'
import { findFigure } from './register-metrics.ts'

test('every level begins with figures that exist, none of them twice', () => {
  for (const level of areaLevels) {
    const { figures } = firstSight[level]
    expect(figures.filter((key) => !findFigure(key))).toEqual([])
    expect(new Set(figures).size).toBe(figures.length)
  }
})
