import { randomUUID } from 'node:crypto'
import { recordEntries } from '#contract/case-contract.ts'
import { createOrder } from '#contract/order-contract.ts'
import { assignCase } from '#server/store/assign-case.ts'
import { as, townships } from '#test/support/lives.ts'
import type { Client, TestServer } from '#test/support/server.ts'
import { unrealId } from './order-world.ts'

/** A case in force at the station, made the way every case is made. */
export async function caseInForce(
  server: TestServer,
  office: Client,
  worker: Client,
  n: number,
  person: { readonly sex?: 'male' | 'female'; readonly birthDate?: string } = {},
): Promise<string> {
  const draft = {
    person: {
      name: `测试${n}`,
      sex: 'male',
      idKind: 'other',
      idNumber: unrealId(n),
      birthDate: '1990-01-01',
      ...person,
    },
    order: {
      measure: 'communityDetox',
      organ: '同行市公安局一区分局',
      organLevel: 'county',
      documentNo: `同公社戒决字〔2025〕${n}号`,
      decidedOn: '2025-05-02',
      executionPlace: townships[0],
      venue: 'hukou',
    },
    service: { servedOn: '2025-05-03', way: 'direct' },
  }
  const made = await office.call(createOrder, { body: { draft, warnings: true } })
  const caseId = made.body?.caseId
  if (!caseId) throw new Error(made.text)
  await as(server.services, { id: office.account, role: 'townshipOffice', org: 'office-1' }, (tx) =>
    assignCase(tx, server.services, {
      caseId,
      station: 'station-1',
      worker: worker.account,
      from: '2025-06-02',
      by: office.account,
    }),
  )
  await recordEntry(worker, caseId, 'reportedIn', '2025-05-10', { place: townships[0] })
  return caseId
}

export async function recordEntry(
  who: Client,
  caseId: string,
  type: string,
  on: string,
  data: Record<string, unknown>,
): Promise<string> {
  const id = randomUUID()
  const { status, text } = await who.call(recordEntries, {
    params: { caseId },
    body: { entries: [{ id, type, on, data }] },
  })
  if (status !== 200) throw new Error(text)
  return id
}
