import { type AreaCode, levelOf } from '#core/shared/area.ts'
import { type Cell, cellText } from './cell.ts'

/** One place of the area tree: what names are resolved against. */
export type Place = { readonly code: AreaCode; readonly name: string }

export type PlaceRead =
  | { readonly place: AreaCode }
  | { readonly fault: 'placeUnknown' | 'placeNotTownship' }
  | { readonly fault: 'placeAmbiguous'; readonly candidates: readonly Place[] }

/** Resolves names and codes of townships. Built once for a file, asked for every row. */
export type PlaceFinder = (cell: Cell | undefined) => PlaceRead

/**
 * Knows the given places only: a name outside them is unknown, as it is for who has no right there.
 * Full paths (省市区街道), short names (without 街道, 镇, 乡) and 6-, 9- or 12-digit codes are all understood.
 */
export function placeFinder(places: readonly Place[]): PlaceFinder {
  const names = new Map(places.map((p) => [p.code, p.name]))
  const townships = places.filter((p) => levelOf(p.code) === 'township')
  const higher = places.filter((p) => levelOf(p.code) !== 'township')
  const known = new Map<string, PlaceRead>()
  return (cell) => {
    const text = cellText(cell).replace(/\s/g, '')
    const seen = known.get(text)
    if (seen) return seen
    const read = /^\d+$/.test(text) ? byCode(text, names) : byName(text, townships, higher, names)
    known.set(text, read)
    return read
  }
}

function byCode(text: string, names: ReadonlyMap<string, string>): PlaceRead {
  const code = text.length === 12 ? text.slice(0, 9) : text
  if (code.length === 9 && names.has(code)) return { place: code }
  return {
    fault: names.has(code.replace(/0+$/, '')) || names.has(code) ? 'placeNotTownship' : 'placeUnknown',
  }
}

function byName(
  text: string,
  townships: readonly Place[],
  higher: readonly Place[],
  names: ReadonlyMap<string, string>,
): PlaceRead {
  if (text === '') return { fault: 'placeUnknown' }
  const exact = longest(townships, text, (p) => p.name)
  const found = exact.length > 0 ? exact : longest(townships, text, (p) => shortName(p.name))
  if (found.length === 0)
    return { fault: longest(higher, text, (p) => p.name).length > 0 ? 'placeNotTownship' : 'placeUnknown' }
  const parents = found.filter((p) => agrees(p, text, names))
  const left = parents.length > 0 ? parents : found
  const [only, ...more] = left
  if (only && more.length === 0 && (parents.length === 1 || !namesACounty(text, higher)))
    return { place: only.code }
  return { fault: 'placeAmbiguous', candidates: left.slice(0, 5) }
}

/** The places whose name stands in the text, only those with the longest such name. */
function longest(places: readonly Place[], text: string, nameOf: (p: Place) => string): readonly Place[] {
  let length = 2
  let found: Place[] = []
  for (const p of places) {
    const name = nameOf(p)
    if (name.length < length || !text.includes(name)) continue
    if (name.length > length) found = []
    length = name.length
    found.push(p)
  }
  return found
}

/** Does the text also name the county that holds the township? */
function agrees(township: Place, text: string, names: ReadonlyMap<string, string>): boolean {
  const county = names.get(township.code.slice(0, 6))
  return county !== undefined && (text.includes(county) || text.includes(shortName(county)))
}

/** A township whose county is named otherwise in the same cell is not the one that is meant. */
function namesACounty(text: string, higher: readonly Place[]): boolean {
  return higher.some((p) => levelOf(p.code) === 'county' && text.includes(p.name))
}

function shortName(name: string): string {
  const short = name.replace(/(街道办事处|街道|地区|民族乡|镇|乡|自治县|县|区|市)$/, '')
  return short.length >= 2 ? short : name
}
