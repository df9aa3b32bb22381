import { afterAll, expect, test } from 'vitest'
import { assignReleases, closeRelease, findReleases } from '#contract/release-contract.ts'
import { foundCity, townships } from '#test/support/lives.ts'
import { type Client, startServer } from '#test/support/server.ts'
import { releaseDraft, released } from './release-world.ts'

const server = await startServer({ today: '2025-06-02' })
afterAll(() => server.close())

test('found by name, number or phone in every bucket, by those who read names, within their own list', async () => {
  await foundCity(server.services)
  const [area] = townships
  const worker = await server.signIn({ role: 'worker', org: 'station-1', area })
  const colleague = await server.signIn({ role: 'worker', org: 'station-1', area })
  const head = await server.signIn({ role: 'stationHead', org: 'station-1', area })
  const office = await server.signIn({ role: 'townshipOffice', org: 'office-1', area })
  const otherOffice = await server.signIn({ role: 'townshipOffice', org: 'office-2', area: townships[1] })
  const police = await server.signIn({ role: 'policeLiaison', org: 'police-1', area: '329801' })
  const narcotics = await server.signIn({ role: 'narcoticsOffice', org: 'narcotics-1', area: '329801' })
  const person = { ...releaseDraft(4).person, name: '司徒晴岚', phone: '10000000474' }
  const id = await released(office, 4, { person })
  await office.call(assignReleases, {
    body: { releases: [id], station: 'station-1', worker: worker.account },
  })
  const find = async (who: Client, text: string) => {
    const reply = await who.call(findReleases, { body: { text } })
    return reply.status === 200 ? reply.body.releases.map((r) => r.id) : reply.status
  }

  for (const text of ['司徒晴岚', '晴岚', person.idNumber, person.phone])
    for (const who of [worker, head, office, police]) expect(await find(who, text), text).toEqual([id])
  for (const who of [colleague, otherOffice]) expect(await find(who, '司徒晴岚')).toEqual([])
  expect(await find(narcotics, '司徒晴岚'), 'a search by name would undo the mask').toBe(403)
  expect(await find(office, '查无此人')).toEqual([])

  await office.call(closeRelease, {
    params: { releaseId: id },
    body: { reason: 'keptInside', text: '延长强制隔离' },
  })
  expect(await find(office, '司徒晴岚'), 'closed ones too').toEqual([id])
})
