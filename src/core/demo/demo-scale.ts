import { apportion, startsOf } from './apportion.ts'
import { type DemoArea, demoTownships } from './demo-areas.ts'
import { randomFor } from './random.ts'

export const demoScales = ['tiny', 'township', 'district', 'city', 'province', 'nation'] as const
export type DemoScale = (typeof demoScales)[number]

/** How many people live in which townships of the demonstration, and how many social workers serve them. */
export type DemoPlan = {
  readonly seed: number
  readonly scale: DemoScale
  readonly asOf: number
  readonly people: number
  readonly townships: readonly DemoTownship[]
  /** Place of the first case of each township among all cases, and the total at the end. */
  readonly starts: readonly number[]
}

export type DemoTownship = DemoArea & { readonly people: number; readonly workers: number }

const sizes: Record<DemoScale, { readonly people: number; readonly workers: number }> = {
  tiny: { people: 60, workers: 6 },
  township: { people: 220, workers: 4 },
  district: { people: 2200, workers: 37 },
  city: { people: 24_000, workers: 400 },
  province: { people: 400_000, workers: 6700 },
  nation: { people: 2_500_000, workers: 83_000 },
}

const invented: Partial<Record<DemoScale, number>> = { tiny: 2, township: 1, district: 12 }

/**
 * Lays people and workers over townships by uneven weights that add up exactly. `real` are the townships of the real
 * divisions that a province or the nation fills besides the invented city.
 */
export function demoPlan(want: {
  readonly seed: number
  readonly scale: DemoScale
  readonly asOf: number
  readonly real?: readonly DemoArea[]
}): DemoPlan {
  const { seed, scale, asOf, real = [] } = want
  const wide = scale === 'province' || scale === 'nation'
  if (wide && real.length === 0) throw new Error(`scale '${scale}' needs the townships of the real divisions`)
  const areas = [...demoTownships.slice(0, invented[scale] ?? demoTownships.length), ...(wide ? real : [])]
  // the first township is a busy one: its people are those that the demonstration's logins meet
  const weights = areas.map((area, i) => (i === 0 ? 2.4 : 0.5 + randomFor(seed, 'weight', area.code).next()))
  const size = sizes[scale]
  const people = apportion(size.people, weights, 2)
  const workers = apportion(size.workers, weights, 2)
  return {
    seed,
    scale,
    asOf,
    people: size.people,
    townships: areas.map((area, i) => ({ ...area, people: people[i] ?? 0, workers: workers[i] ?? 0 })),
    starts: startsOf(people),
  }
}
