import { afterAll } from 'vitest'
import { foundCity, townships } from './lives.ts'
import { startServer } from './server.ts'

/**
 * A server with two townships, each with a station and an office, and somebody signed in at every desk that most stories
 * need: those of the first township under their plain names, of the second as `other…`. Call it at the top of a test
 * file; it ends with the file.
 */
export async function openTwoTownships(today = '2025-06-02') {
  const server = await startServer({ today })
  afterAll(() => server.close())
  await foundCity(server.services)
  const [area, otherArea] = townships
  return {
    server,
    worker: await server.signIn({ role: 'worker', org: 'station-1', area }),
    colleague: await server.signIn({ role: 'worker', org: 'station-1', area }),
    head: await server.signIn({ role: 'stationHead', org: 'station-1', area }),
    office: await server.signIn({ role: 'townshipOffice', org: 'office-1', area }),
    otherHead: await server.signIn({ role: 'stationHead', org: 'station-2', area: otherArea }),
    otherOffice: await server.signIn({ role: 'townshipOffice', org: 'office-2', area: otherArea }),
    police: await server.signIn({ role: 'policeLiaison', org: 'police-1', area: '329801' }),
    county: await server.signIn({ role: 'narcoticsOffice', org: 'narcotics-1', area: '329801' }),
  }
}
