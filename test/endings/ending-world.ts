import { showCase } from '#contract/case-contract.ts'
import { listEndings, showEnding } from '#contract/ending-contract.ts'
import { sweep } from '#server/jobs/sweep.ts'
import { foundCity, townships } from '#test/support/lives.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'

const area = townships[0]
const people = [
  { login: 'worker', role: 'worker', org: 'station-1', area },
  { login: 'head', role: 'stationHead', org: 'station-1', area },
  { login: 'office', role: 'townshipOffice', org: 'office-1', area },
  { login: 'deputy', role: 'townshipOffice', org: 'office-1', area },
  { login: 'police', role: 'policeLiaison', org: 'police-1', area: '329801' },
  { login: 'strangers', role: 'townshipOffice', org: 'office-2', area: townships[1] },
] as const

export type Somebody = (typeof people)[number]['login']
/** A township with its offices, the police and strangers, on a day that can be moved. */
export type EndingWorld = {
  readonly server: TestServer
  readonly as: Record<Somebody, Client>
  /** Goes to a day: the night's sweep has run, and everybody has signed in. */
  readonly onDay: (day: string) => Promise<void>
}

export async function endingWorld(today: string): Promise<EndingWorld> {
  const server = await startServer({ today })
  await foundCity(server.services)
  for (const account of people) await server.account(account)
  const as = {} as Record<Somebody, Client>
  const onDay = async (day: string) => {
    server.services.clock.set(day)
    await sweep(server.services)
    for (const { login } of people) as[login] = await server.signIn(login)
  }
  await onDay(today)
  return { server, as, onDay }
}

export async function registerLine(who: Client, caseId: string, tab: string) {
  const { body } = await who.call(listEndings, { query: { tab, limit: '200' } })
  return body.items.find((i) => i.caseId === caseId)
}

export async function endingOf(who: Client, caseId: string) {
  return (await who.call(showEnding, { params: { caseId } })).body
}

export async function stateOf(who: Client, caseId: string) {
  return (await who.call(showCase, { params: { caseId } })).body.state
}
