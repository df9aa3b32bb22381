/** The codes of an area and everything below it, as a half-open range of a `collate "C"` column (`~` follows every digit). */
export function rangeOf(area: string): readonly [string, string] {
  return area === 'cn' ? ['', '~'] : [area, `${area}~`]
}
