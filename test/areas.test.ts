import { describe, expect, it } from 'vitest'
import { parentOf } from '#core/shared/area.ts'
import { readAreas, readDemoAreas } from '#server/areas/read-areas.ts'

const real = readAreas()
const demo = readDemoAreas()

describe('the divisions', () => {
  it('are those of the source: 31 provinces, 342 cities, 2,978 counties, 41,352 townships', () => {
    expect(countByLevel(real)).toEqual({ nation: 1, province: 31, city: 342, county: 2978, township: 41352 })
  })

  it('form one tree by prefix: every parent exists and no code comes twice', () => {
    const codes = new Set([...real, ...demo].map((area) => area.code))
    expect(codes.size).toBe(real.length + demo.length)
    const orphans = [...codes].filter((code) => code !== 'cn' && !codes.has(parentOf(code)))
    expect(orphans).toEqual([])
  })

  it('are read as people say them', () => {
    const reading = (name: string) => real.find((area) => area.name === name)?.pinyin
    expect(reading('重庆市')).toBe('chongqingshi cqs')
    expect(reading('什刹海街道')).toBe('shichahaijiedao schjd')
    expect(reading('苏州市')).toBe('suzhoushi szs')
  })
})

describe('the invented city', () => {
  it('has 11 districts and 124 townships under a code that no real city has', () => {
    expect(countByLevel(demo)).toEqual({ city: 1, county: 11, township: 124 })
    expect(real.some((area) => area.code.startsWith('3298'))).toBe(false)
  })

  it('has no name of a real place', () => {
    const names = new Set(real.map((area) => area.name))
    expect(demo.filter((area) => names.has(area.name))).toEqual([])
  })
})

function countByLevel(areas: readonly { level: string }[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { level } of areas) counts[level] = (counts[level] ?? 0) + 1
  return counts
}
