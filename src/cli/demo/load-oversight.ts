import type { PoolClient } from 'pg'
import { demoLogins } from '#core/demo/demo-logins.ts'
import { demoHaves, demoMoney } from '#core/demo/demo-oversight.ts'
import type { DemoPlan, DemoTownship } from '#core/demo/demo-scale.ts'
import { castOf } from '#core/demo/demo-staff.ts'
import { randomFor } from '#core/demo/random.ts'
import { NamedList } from '#core/oversight/rule-shapes.ts'
import { ruleOn } from '#core/policy/policy.ts'
import { isWithin } from '#core/shared/area.ts'
import { fromDayNumber } from '#core/shared/plain-date.ts'
import type { Services } from '#server/services.ts'
import { insertBudgetLine, insertPremises } from '#server/store/means-store.ts'
import { insertDeclaration, listDeclarations } from '#server/store/standard-store.ts'
import { asOffice, type DemoOffice, dayBefore, newId, type Telling, writtenBy } from './demo-office.ts'
import { loadInspections } from './load-inspections.ts'
import { loadUnits } from './load-units.ts'

/** Only where visitors look: the first townships, and the offices above them. */
const most = 6

/** Standards, money, premises, inspections and demonstration units, written by the offices themselves. */
export async function loadOversight(services: Services, plan: DemoPlan): Promise<void> {
  const logins = demoLogins(plan)
  const find = (login: string) => logins.find((l) => l.login === login)
  const [county, city] = [find('county'), find('city')]
  if (!county || !city) return
  const townships = plan.townships.filter((t) => isWithin(t.code, county.area)).slice(0, most)
  // a stream for each part: told again, each part invents the ids that it has
  const telling = (part: string): Telling => {
    const random = randomFor(plan.seed, 'oversight', part)
    return { services, plan, townships, county, city, random }
  }
  for (const [n, township] of townships.entries()) await loadOffice(telling(township.code), township, n)
  await asOffice(services, county, async (tx) => {
    const line = {
      id: newId(telling('county'), 200),
      source: 'fiscal',
      kind: 'purchase',
      what: 'planned' as const,
    }
    const day = { year: yearOf(plan), on: dayBefore(plan, 60), note: '购买禁毒社会工作服务' }
    await insertBudgetLine(tx, {
      ...line,
      ...day,
      fen: 168_000_000,
      ...writtenBy(county, county.area, plan, 60),
    })
  })
  await loadInspections(telling('inspections'))
  await loadUnits(telling('units'))
}

function yearOf(plan: DemoPlan): number {
  return Number(fromDayNumber(plan.asOf).slice(0, 4))
}

async function loadOffice(telling: Telling, township: DemoTownship, n: number): Promise<void> {
  const { services, plan } = telling
  const { officer } = castOf(plan.seed, township, plan.asOf)
  const office: DemoOffice = { ...officer, area: township.code }
  const policy = services.policies.at(township.code)
  const keys = (rule: string) =>
    NamedList.parse(ruleOn(policy, rule, fromDayNumber(plan.asOf)).value).map((one) => one.key)
  await asOffice(services, office, async (tx) => {
    // told before the making was interrupted
    if ((await listDeclarations(tx, township.code, false)).length > 0) return
    for (const ago of n % 4 === 3 ? [] : [320, 45]) {
      const items = demoHaves(n, keys('standard.sevenHaves'), ago < 100)
      const said = { id: newId(telling, ago), on: dayBefore(plan, ago), items, note: '' }
      await insertDeclaration(tx, { ...said, ...writtenBy(office, township.code, plan, ago) })
    }
    await loadMoney(tx, telling, office, n)
    if (n % 4 !== 3) await loadPlace(tx, telling, { office, township, n }, keys('standard.centreFunctions'))
  })
}

async function loadMoney(tx: PoolClient, telling: Telling, office: DemoOffice, n: number): Promise<void> {
  const { plan } = telling
  for (const [k, money] of demoMoney.slice(0, 5 - (n % 3)).entries())
    for (const what of ['planned', 'paid'] as const) {
      const fen = Math.round(money[what] * 100 * (1 - n * 0.06))
      if (fen <= 0) continue
      const ago = what === 'planned' ? 70 : 20 - k
      const line = { id: newId(telling, ago), source: money.source, kind: money.kind, what, fen }
      const day = { year: yearOf(plan), on: dayBefore(plan, ago), note: '' }
      await insertBudgetLine(tx, { ...line, ...day, ...writtenBy(office, office.area, plan, ago) })
    }
}

type Placed = { readonly office: DemoOffice; readonly township: DemoTownship; readonly n: number }

/** The first township has a whole centre, which the last one shares; the others lack a room or a function. */
async function loadPlace(
  tx: PoolClient,
  telling: Telling,
  { office, township, n }: Placed,
  functions: readonly string[],
): Promise<void> {
  const { plan, townships } = telling
  const centre = n % 3 === 0
  const last = townships.at(-1)
  await insertPremises(tx, {
    ...writtenBy(office, township.code, plan, 300),
    ...{ id: newId(telling, 300), version: 1, kind: centre ? 'centre' : 'office' },
    name: `${township.name}社区戒毒社区康复${centre ? '服务中心' : '办公室'}`,
    address: `${township.name}便民路${n + 1}号`,
    squareMetres: centre ? 180 : 48,
    owner: n % 2 === 0 ? 'own' : 'lent',
    since: dayBefore(plan, 900),
    state: 'inUse',
    rooms: [
      { use: 'office', squareMetres: 28 },
      ...(n === 1 ? [] : [{ use: 'activity', squareMetres: centre ? 60 : 20 }]),
    ],
    functions: centre ? functions.slice(0, n === 0 ? functions.length : 4) : [],
    serves: n === 0 && last && last.code !== township.code ? [last.code] : [],
    note: '',
  })
}
