import { z } from 'zod'

/**
 * An area code of GB/T 2260 and its extension: `cn` for the nation, then 2 digits province, 4 city, 6 county,
 * 9 township, 12 village. The prefix is the tree.
 */
export type AreaCode = string
export const AreaCode = z.string().regex(/^(cn|\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/, 'is not an area code')

export const areaLevels = ['nation', 'province', 'city', 'county', 'township', 'village'] as const
export type AreaLevel = (typeof areaLevels)[number]

const levelByLength: Record<number, AreaLevel> = { 4: 'city', 6: 'county', 9: 'township', 12: 'village' }
const lengthByLevel: Record<AreaLevel, number> = {
  nation: 0,
  province: 2,
  city: 4,
  county: 6,
  township: 9,
  village: 12,
}

export function levelOf(code: AreaCode): AreaLevel {
  if (code === 'cn') return 'nation'
  return levelByLength[code.length] ?? 'province'
}

/** Is `code` inside `scope` (or the same)? */
export function isWithin(code: AreaCode, scope: AreaCode): boolean {
  return scope === 'cn' || code.startsWith(scope)
}

/** The code of the ancestor at a level: `ancestorOf('320505001', 'city') === '3205'`. */
export function ancestorOf(code: AreaCode, level: AreaLevel): AreaCode {
  return level === 'nation' ? 'cn' : code.slice(0, lengthByLevel[level])
}

/** The area that directly holds this one; the nation holds itself. */
export function parentOf(code: AreaCode): AreaCode {
  const index = areaLevels.indexOf(levelOf(code))
  return index <= 1 ? 'cn' : ancestorOf(code, areaLevels[index - 1] ?? 'nation')
}

/** The home region of a file: the four-digit city code, immutable for life (scale.md, rule 1). */
export function regionOf(code: AreaCode): string {
  return code.slice(0, 4)
}
