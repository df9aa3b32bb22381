/**
 * By what a figure can be taken apart. The values of a dimension always add up to the figure: what nobody entered is the
 * value `unknown`, never left out.
 */
export const dimensions = ['sex', 'age', 'tier', 'station', 'provider'] as const
export type Dimension = (typeof dimensions)[number]

/**
 * What is kept of a case for that. Age is kept as the year of birth, and who delivers follows from the station: both are
 * read from what is kept on the day asked, so neither passing time nor a change of the organisations moves a row.
 */
export const partKeys = ['sex', 'born', 'tier', 'station'] as const
export type PartKey = (typeof partKeys)[number]
export type Parts = Readonly<Record<PartKey, string>>

export const unknownPart = 'unknown'

export const unknownParts: Parts = {
  sex: unknownPart,
  born: unknownPart,
  tier: unknownPart,
  station: unknownPart,
}

/** Under which kept part the values of a dimension are found. */
export const keptAs: Readonly<Record<Dimension, PartKey>> = {
  sex: 'sex',
  age: 'born',
  tier: 'tier',
  station: 'station',
  provider: 'station',
}

export function sameParts(a: Parts, b: Parts): boolean {
  return partKeys.every((key) => a[key] === b[key])
}
