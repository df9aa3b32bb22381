import fc from 'fast-check'
import { addDays, type PlainDate } from '#core/shared/plain-date.ts'
import { withClient } from '#server/database/pool.ts'

type Admin = Parameters<typeof withClient>[0]

/** What a slow reader makes of the register: one member of staff at a time, in plain words. */
type Person = {
  readonly org: number
  readonly start: number
  readonly stays: number | null
  readonly times: readonly { readonly at: number; readonly full: boolean; readonly social: boolean }[]
  readonly certificates: readonly {
    readonly at: number
    readonly days: number | null
    readonly social: boolean
  }[]
  readonly trainings: readonly number[]
}
const begin = '2024-01-01'
const orgs = [
  ['p-a', 'station', '329802001'],
  ['p-b', 'townshipOffice', '329802002'],
  ['p-c', 'station', '329802'],
  ['p-d', 'police', '329802001'],
] as const

export const randomStaff: fc.Arbitrary<Person> = fc.record({
  org: fc.nat({ max: orgs.length - 1 }),
  start: fc.nat({ max: 400 }),
  stays: fc.option(fc.nat({ max: 300 })),
  times: fc.array(fc.record({ at: fc.nat({ max: 300 }), full: fc.boolean(), social: fc.boolean() }), {
    minLength: 1,
    maxLength: 3,
  }),
  certificates: fc.array(
    fc.record({ at: fc.nat({ max: 500 }), days: fc.option(fc.nat({ max: 200 })), social: fc.boolean() }),
    { maxLength: 2 },
  ),
  trainings: fc.array(fc.nat({ max: 540 }), { maxLength: 3 }),
})

export const dayOf = (n: number): PlainDate => addDays(begin, n)

export async function tellStaff(admin: Admin, people: readonly Person[]): Promise<void> {
  await withClient(admin, async (c) => {
    const rows = async (table: string, columns: string, all: readonly (readonly unknown[])[]) => {
      for (const row of all)
        await c.query(
          `insert into ${table} (${columns}) values (${row.map((_, i) => `$${i + 1}`).join(', ')})`,
          [...row],
        )
    }
    await c.query(`insert into area (code, level, name, parent) values ('329802', 'county', '二区', '3298'),
      ('329802001', 'township', '甲镇', '329802'), ('329802002', 'township', '乙镇', '329802')`)
    await rows(
      'organisation',
      'id, kind, area, name',
      orgs.map((o) => [...o, o[0]]),
    )
    for (const [n, p] of people.entries()) {
      const id = `slow-${n}`
      const start = dayOf(p.start)
      await rows('staff', 'id, org_id, name, started_on, ended_on', [
        [id, orgs[p.org]?.[0], `员${n}`, start, p.stays === null ? null : dayOf(p.start + p.stays)],
      ])
      const times = new Map(p.times.map((t, i) => [i === 0 ? start : dayOf(p.start + t.at), t] as const))
      await rows(
        'staff_time',
        'staff_id, from_on, full_time, social_worker',
        [...times].map(([on, t]) => [id, on, t.full, t.social]),
      )
      await rows(
        'staff_certificate',
        'id, staff_id, kind, title, from_on, to_on',
        p.certificates.map((k, i) => [
          `${id}-${i}`,
          id,
          k.social ? 'socialWorker' : 'other',
          '证书',
          dayOf(k.at),
          k.days === null ? null : dayOf(k.at + k.days),
        ]),
      )
      await rows(
        'staff_training',
        'id, staff_id, held_on, hours, topic',
        p.trainings.map((t, i) => [`${id}-${i}`, id, dayOf(t), 4, '培训']),
      )
    }
  })
}

/** The four figures of staff as `n/d`, read one person and one rule after the other. */
export function slowly(
  people: readonly Person[],
  area: string,
  to: PlainDate,
  from: PlainDate,
): Record<string, string> {
  const tally = new Map<string, [number, number]>()
  const add = (key: string, above: boolean) => {
    const [n, d] = tally.get(key) ?? [0, 0]
    tally.set(key, [n + (above ? 1 : 0), d + 1])
  }
  for (const p of people) {
    const [, kind, place] = orgs[p.org] ?? orgs[0]
    if (kind === 'police' || !place.startsWith(area)) continue
    const first = dayOf(p.start)
    const away = p.stays === null ? '9999-12-31' : dayOf(p.start + p.stays)
    const working = (on: PlainDate) => first <= on && on < away
    const timeOn = (on: PlainDate) => {
      const all = new Map(p.times.map((t, i) => [i === 0 ? first : dayOf(p.start + t.at), t] as const))
      return [...all]
        .filter(([since]) => since <= on)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .at(-1)?.[1]
    }
    const valid = p.certificates.filter(
      (k) => dayOf(k.at) <= to && (k.days === null || dayOf(k.at + k.days) >= to),
    )
    if (working(to) && timeOn(to)?.full) {
      add('socialWorkerShare', timeOn(to)?.social === true || valid.some((k) => k.social))
      add('certificateShare', valid.length > 0)
      add(
        'trainingRate',
        p.trainings.some((t) => from <= dayOf(t) && dayOf(t) <= to),
      )
    }
    const lastDay = away <= to ? addDays(away, -1) : to
    const wasThere = first <= lastDay && lastDay >= from
    if (wasThere && timeOn(lastDay)?.full) add('turnover', away <= to)
  }
  const said = (key: string) => (tally.get(key) ?? [0, 0]).join('/')
  return Object.fromEntries(
    ['socialWorkerShare', 'certificateShare', 'trainingRate', 'turnover'].map((k) => [k, said(k)]),
  )
}
