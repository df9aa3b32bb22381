import { type DemoCase, demoCity } from '#core/demo/demo-city.ts'
import type { DemoPlan } from '#core/demo/demo-scale.ts'
import { isWronglyEntered } from '#core/demo/telling/tell-pending.ts'
import { regionOf } from '#core/shared/area.ts'
import { fromDayNumber } from '#core/shared/plain-date.ts'
import type { AreaRow } from '#server/areas/read-areas.ts'
import { type Connection, withClient } from '#server/database/pool.ts'
import type { Services } from '#server/services.ts'
import { loadAreas } from '#server/store/area-load.ts'
import { bulkLoad, type Loaded } from '#server/store/bulk-load.ts'
import {
  analyseLoaded,
  beginDemo,
  endDemo,
  findUnfinishedDemo,
  loadedCases,
  saveFileNumbers,
} from '#server/store/demo-store.ts'
import { withRegions } from '#server/store/with-user.ts'
import { loadAgreements } from './load-agreements.ts'
import { loadBefore } from './load-before.ts'
import { loadEvaluations } from './load-evaluations.ts'
import { loadMeetings } from './load-meetings.ts'
import { loadOversight } from './load-oversight.ts'
import { loadOwnFile } from './load-own-file.ts'
import { loadStaff } from './load-staff.ts'
import { loadSubstitutes } from './load-substitutes.ts'
import { loadWaiting } from './load-waiting.ts'
import { showProgress } from './progress.ts'

/** Requests to strike an entry that wait in the inbox. */
const mostStrikes = 3

/**
 * Fills an empty database with a plan: areas, organisations, staff, logins, then one life after the other. What was
 * interrupted among the lives goes on there: the same plan tells the same lives, and those that are loaded are passed over.
 */
export async function loadDemo(
  { services, owner }: { readonly services: Services; readonly owner: Connection },
  plan: DemoPlan,
  areas: readonly AreaRow[],
): Promise<Loaded> {
  if (!(await findUnfinishedDemo(services.job))) await loadGround(services, plan, areas)
  const regions = [...new Set(plan.townships.map((township) => regionOf(township.code)))]
  const there = await withRegions(services.job, regions, loadedCases)
  const progress = showProgress('People and journals', plan.people)
  const numbers = new Map<string, number>()
  const wrong: DemoCase[] = []
  const statistics = gatherStatistics(owner)
  const loaded = await bulkLoad(
    services,
    missing(counted(demoCity(plan, services.policies), numbers, wrong), there),
    {
      today: fromDayNumber(plan.asOf),
      oneCaseEach: true,
      onProgress: ({ cases, entries }) => {
        progress.at(there.size + cases, ` people · ${entries.toLocaleString('en')} entries`)
        statistics.at(cases)
      },
    },
  )
  await loadWaiting(services, plan, wrong)
  await loadSubstitutes(services, plan)
  await loadAgreements(services, plan)
  await loadOwnFile(services, plan)
  await loadBefore(services, plan)
  await loadMeetings(services, plan)
  await loadEvaluations(services, plan)
  await loadOversight(services, plan)
  await saveNumbers(services, numbers)
  await statistics.end()
  progress.end(`${loaded.people.toLocaleString('en')} people, ${loaded.entries.toLocaleString('en')} entries`)
  return loaded
}

async function loadGround(services: Services, plan: DemoPlan, areas: readonly AreaRow[]): Promise<void> {
  const progress = showProgress('Areas, stations and staff', 1)
  await withRegions(services.job, [], (tx) => loadAreas(tx, areas))
  const names = new Map(areas.map((area) => [area.code, area.name]))
  await loadStaff(services, plan, (code) => names.get(code) ?? code)
  await beginDemo(services.job, { scale: plan.scale, seed: plan.seed, asOf: fromDayNumber(plan.asOf) })
  progress.end(`${areas.length.toLocaleString('en')} areas, ${plan.townships.length} stations`)
}

function* missing(cases: Iterable<DemoCase>, there: ReadonlySet<string>): Generator<DemoCase> {
  for (const one of cases) if (!there.has(one.caseFile.id)) yield one
}

/**
 * A plan made while a table was empty checks every foreign key by reading the whole of it, so statistics are gathered
 * after the first batch and then ever more rarely.
 */
function gatherStatistics(owner: Connection): { at: (cases: number) => void; end: () => Promise<void> } {
  // only a matter of speed: where it fails, the load goes on
  const gather = () => withClient(owner, analyseLoaded).catch(() => undefined)
  let next = 1
  let running: Promise<void> = Promise.resolve()
  return {
    at: (cases) => {
      if (cases < next) return
      next = cases * 6
      running = running.then(gather)
    },
    end: () => running.then(gather),
  }
}

/** Passes the lives on and remembers the highest file number of each township and year, and a few wrong entries. */
function* counted(
  cases: Iterable<DemoCase>,
  last: Map<string, number>,
  wrong: DemoCase[],
): Generator<DemoCase> {
  for (const one of cases) {
    if (wrong.length < mostStrikes && one.entries.some(isWronglyEntered)) wrong.push(one)
    const [township = '', year = '', n = ''] = one.caseFile.fileNo.split('-')
    const key = `${township}-${year}`
    // numbers from 9001 on stand for files given elsewhere
    if (Number(n) <= 9000) last.set(key, Math.max(last.get(key) ?? 0, Number(n)))
    yield one
  }
}

async function saveNumbers(services: Services, last: ReadonlyMap<string, number>): Promise<void> {
  const rows = [...last].map(([key, lastNo]) => {
    const [township = '', year = ''] = key.split('-')
    return { region: township.slice(0, 4), township, year: Number(year), lastNo }
  })
  const regions = [...new Set(rows.map((row) => row.region))]
  await withRegions(services.job, regions, async (tx) => {
    await saveFileNumbers(tx, rows)
    await endDemo(tx)
  })
}
