import type { Author } from '#core/journal/entry.ts'
import type { AreaCode } from '#core/shared/area.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { fromDayNumber } from '#core/shared/plain-date.ts'
import { inventId, minuteOf } from './demo-id.ts'
import { inventName } from './demo-identity.ts'
import type { DemoTownship } from './demo-scale.ts'
import { type Random, randomFor } from './random.ts'

export type DemoOrganisation = {
  readonly id: string
  readonly kind: 'station' | 'townshipOffice' | 'narcoticsOffice' | 'police' | 'clinic' | 'society' | 'branch'
  readonly name: string
  readonly area: AreaCode
  readonly parentId: string | null
  /** Of stations: a number that nobody has, a road that is nowhere. */
  readonly phone?: string
  readonly address?: string
}

export type DemoStaff = {
  readonly id: string
  /** The account that this person's entries name. */
  readonly accountId: string
  readonly orgId: string
  readonly name: string
  readonly post: string
  readonly role: 'worker' | 'stationHead' | 'townshipOffice' | 'policeLiaison'
  readonly socialWorker: boolean
  readonly certificate: string | null
  readonly startedOn: PlainDate
}

/** Who works for one township: its organisations and people. The first worker heads the station and has no caseload. */
export type TownshipCast = {
  readonly station: DemoOrganisation
  readonly office: DemoOrganisation
  readonly police: DemoOrganisation
  readonly head: DemoStaff
  readonly workers: readonly DemoStaff[]
  readonly officer: DemoStaff
  readonly liaison: DemoStaff
}

export function castOf(seed: number, township: DemoTownship, asOf: number): TownshipCast {
  const { code, name } = township
  const org = (kind: DemoOrganisation['kind'], title: string, parent: string | null): DemoOrganisation => ({
    id: organisationId(seed, kind, code),
    kind,
    name: title,
    area: code,
    parentId: parent,
  })
  const station = {
    ...org('station', `${name}禁毒社工站`, organisationId(seed, 'branch', code.slice(0, 6))),
    phone: `000-${code.slice(-6)}00`,
    address: '便民路1号',
  }
  const office = org('townshipOffice', `${name}社区戒毒社区康复工作办公室`, null)
  const police = org('police', `${name}派出所`, organisationId(seed, 'police', code.slice(0, 6)))
  const person = (at: DemoOrganisation, role: DemoStaff['role'], post: string, k: number) =>
    inventStaff(randomFor(seed, 'staff', at.kind, code, k), at, role, post, asOf)
  return {
    station,
    office,
    police,
    head: person(station, 'stationHead', '站长', 0),
    workers: Array.from({ length: township.workers - 1 }, (_, k) =>
      person(station, 'worker', '禁毒社工', k + 1),
    ),
    officer: person(office, 'townshipOffice', '社戒社康办专职干部', 0),
    liaison: person(police, 'policeLiaison', '社区民警', 0),
  }
}

export function organisationId(seed: number, kind: DemoOrganisation['kind'], area: AreaCode): string {
  return inventId(minuteOf(14_000, 480), randomFor(seed, 'organisation', kind, area))
}

export function authorOf(staff: DemoStaff): Author {
  return { user: staff.accountId, role: staff.role, org: staff.orgId }
}

const topics = ['谈话技巧', '吸毒检测规范', '个案工作方法', '心理危机识别']

/** Trainings of one of the staff in the last three years: most once a year, some never, told from a stream of its own. */
export function trainingsOf(
  seed: number,
  staff: DemoStaff,
  asOf: number,
): readonly {
  readonly id: string
  readonly on: PlainDate
  readonly hours: number
  readonly topic: string
}[] {
  const random = randomFor(seed, 'training', staff.id)
  if (random.chance(0.2)) return []
  return [0, 1, 2].flatMap((years) => {
    const on = asOf - 365 * years - random.int(10, 300)
    const [hours, topic, id] = [random.int(4, 16), random.pick(topics), inventId(minuteOf(on, 600), random)]
    return fromDayNumber(on) > staff.startedOn ? [{ id, on: fromDayNumber(on), hours, topic }] : []
  })
}

/** Suzhou's 400 had 59 assistant and 24 certified social workers (S4): 14.75 % and 6 %. */
function inventStaff(
  random: Random,
  at: DemoOrganisation,
  role: DemoStaff['role'],
  post: string,
  asOf: number,
): DemoStaff {
  const startedOn = asOf - random.int(120, 12 * 365)
  const isSocialWorker = role === 'worker' || role === 'stationHead'
  const draw = random.next()
  return {
    id: inventId(minuteOf(startedOn, 540), random),
    accountId: inventId(minuteOf(startedOn, 545), random),
    orgId: at.id,
    name: inventName(random, random.chance(0.6) ? 'female' : 'male'),
    post,
    role,
    socialWorker: isSocialWorker,
    certificate: !isSocialWorker || draw >= 0.2075 ? null : draw < 0.06 ? '社会工作师' : '助理社会工作师',
    startedOn: fromDayNumber(startedOn),
  }
}
