import { nothing } from '#core/metrics/measure-case.ts'
import { findMetric } from '#core/metrics/metrics.ts'
import type { TownshipView } from '#core/metrics/register-metric.ts'
import { staffingNorm } from '#core/metrics/staffing-norm.ts'
import type { Context } from '#server/http/context.ts'
import { townshipsWithGroup } from '#server/store/leading-group-days.ts'
import { readDayFiguresBelow } from '#server/store/rollup-read.ts'
import { countStaff } from '#server/store/staff-figures.ts'

export type TownshipLine = { readonly at: string; readonly area: string; readonly view: TownshipView }

/** Each township of an area on each of these days; staff of organisations above the townships in a line of their own. */
export async function townshipLines(
  { tx, services }: Context,
  area: string,
  days: readonly string[],
): Promise<readonly TownshipLine[]> {
  const groups = await townshipsWithGroup(tx, area, days)
  const staff = await fullTimeStaff(tx, area, days)
  const lines: TownshipLine[] = []
  for (const day of days) {
    const metrics = [registered, present, inForce]
    const people = await readDayFiguresBelow(tx, area, { day, measure: null, metrics, width: 9 })
    const places = new Set([...people.keys(), ...(staff.get(day)?.keys() ?? [])])
    for (const code of [...places].sort()) {
      const of = (metric: typeof registered) => people.get(code)?.get(metric.slot) ?? nothing
      const counted = {
        registered: of(registered).denominator,
        present: of(present).denominator,
        inForce: of(inForce).denominator,
      }
      lines.push({
        at: day,
        area: code,
        view: {
          onFile: counted.registered,
          norm: counted.registered === 0 ? 0 : staffingNorm(services.policies.at(code), day, counted),
          fullTimeStaff: staff.get(day)?.get(code) ?? 0,
          hasLeadingGroup: groups.has(`${day} ${code}`),
        },
      })
    }
  }
  return lines
}

/** The figures whose line below says how many people are on file, present, and in force. */
const [registered, present, inForce] = [
  dayMetric('threeYearsCleanRegistered'),
  dayMetric('controlRate'),
  dayMetric('lostRate'),
] as const

function dayMetric(key: string) {
  const metric = findMetric(key)
  if (metric?.kind !== 'day') throw new Error(`no figure of a day '${key}'`)
  return metric
}

async function fullTimeStaff(
  tx: Context['tx'],
  area: string,
  days: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const points = days.map((day) => ({ at: day, from: day, to: day }))
  const found = new Map<string, Map<string, number>>()
  for (const { at, area: code, people, view } of await countStaff(tx, area, points, 9)) {
    if (!view.inPost || !view.fullTime) continue
    const onDay = found.get(at) ?? new Map<string, number>()
    onDay.set(code, (onDay.get(code) ?? 0) + people)
    found.set(at, onDay)
  }
  return found
}
