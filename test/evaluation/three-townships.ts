import { randomUUID } from 'node:crypto'
import { giveMark, saveSelf, showRoundArea, submitSelf } from '#contract/evaluation-area-contract.ts'
import { openRound, showRound, startReview, takeFigures } from '#contract/evaluation-contract.ts'
import { withRegions } from '#server/store/with-user.ts'
import { foundCity, region, townships } from '#test/support/lives.ts'
import type { Client, TestServer } from '#test/support/server.ts'

export const three = [...townships, '329801003'] as const
export const judged = ['leadership', 'employment', 'prevention'] as const

export type People = {
  readonly first: Client
  readonly second: Client
  readonly offices: readonly Client[]
}

/** A district with three townships: two people in its office, one in each township's. */
export async function foundDistrict(server: TestServer, alreadyFounded = false): Promise<People> {
  if (!alreadyFounded) await foundCity(server.services)
  await withRegions(server.services.job, [region], (tx) =>
    tx.query("insert into area (code, level, name, parent) values ($1, 'township', '三镇', '329801')", [
      three[2],
    ]),
  )
  const county = (name: string, login: string) =>
    server.signIn({ role: 'narcoticsOffice', org: 'county-1', area: '329801', name, login })
  const offices = []
  for (const [i, area] of three.entries())
    offices.push(
      await server.signIn({ role: 'townshipOffice', org: `office-${area}`, area, login: `township-${i}` }),
    )
  return { first: await county('甲', 'county-one'), second: await county('乙', 'county-two'), offices }
}

/** The same people on a later day: their logins of before have ended. */
export async function laterOn(server: TestServer, today: string): Promise<People> {
  server.services.clock.set(today)
  const offices = []
  for (const i of three.keys()) offices.push(await server.signIn(`township-${i}`))
  return { first: await server.signIn('county-one'), second: await server.signIn('county-two'), offices }
}

/** A round of a past year with its self-assessment running. */
export async function begin(who: Client, day = '2025-12-31'): Promise<string> {
  const id = randomUUID()
  const year = day.slice(0, 4)
  const made = await who.call(openRound, {
    body: {
      ...{ id, title: `${year}年度考评`, level: 'township', span: 'year', day },
      ...{ selfUntil: '2026-01-31', reviewUntil: '2026-02-28' },
    },
  })
  if (made.status !== 200) throw new Error(made.text)
  return id
}

export async function handIn(who: Client, roundId: string, points = 800): Promise<void> {
  const body = { item: 'leadership', points, text: '按季度研究，任务有结果。' }
  await expectOk(who.call(saveSelf, { params: { roundId }, body }))
  await expectOk(who.call(submitSelf, { params: { roundId } }))
}

/** Seals the year, takes the figures and begins the review. */
export async function review(who: Client, roundId: string): Promise<void> {
  await expectOk(who.call(startReview, { params: { roundId } }))
  for (let i = 0; i < 200; i++) {
    const { body } = await who.call(showRound, { params: { roundId } })
    if (body.reports.length > 0 && body.reports.every((r) => r.sha256 !== null)) break
    await new Promise((go) => setTimeout(go, 50))
  }
  await expectOk(who.call(takeFigures, { params: { roundId } }))
}

/** Every judged item of an area by one reviewer, in points of a hundred per cent. */
export async function markAll(who: Client, roundId: string, area: string, share: number): Promise<void> {
  const page = await who.call(showRoundArea, { params: { roundId, area } })
  for (const item of page.body.scheme.items.filter((i) => i.kind === 'judged')) {
    const body = { item: item.key, points: Math.round(item.weight * share), text: '' }
    await expectOk(who.call(giveMark, { params: { roundId, area }, body }))
  }
}

export async function expectOk<T extends { status: number; text: string }>(answer: Promise<T>): Promise<T> {
  const got = await answer
  if (got.status !== 200) throw new Error(`${got.status}: ${got.text}`)
  return got
}
