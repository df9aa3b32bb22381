import { addReleaseStep, createRelease } from '#contract/release-contract.ts'
import type { RecordedKind, StepData } from '#core/release/release-step.ts'
import { unrealId } from '#test/orders/order-world.ts'
import { townships } from '#test/support/lives.ts'
import type { Client } from '#test/support/server.ts'

/** Somebody about to be released into the first township; `n` tells the person from the others. */
export const releaseDraft = (n: number, change: object = {}) => ({
  person: {
    name: `测试出${n}`,
    sex: 'male',
    idNumber: unrealId(n),
    birthDate: `19${70 + (n % 30)}-01-01`,
    phone: '10000000072',
    address: '一区一镇湖边 3 号',
  },
  facts: { facility: '某强制隔离戒毒所', releaseReason: 'isolationToRehab', receiver: '测试家属' },
  releaseOn: '2025-06-20',
  expected: 'communityRehab',
  township: townships[0],
  ...change,
})

/** The rehabilitation order that follows for the same person. */
export const rehabOrder = (n: number, change: object = {}) => ({
  person: {
    name: `测试出${n}`,
    sex: 'male',
    idKind: 'residentId',
    idNumber: unrealId(n),
    birthDate: `19${70 + (n % 30)}-01-01`,
  },
  order: {
    measure: 'communityRehab',
    organ: '同行市公安局一区分局',
    organLevel: 'county',
    documentNo: `同公社康决字〔2025〕${n}号`,
    decidedOn: '2025-06-19',
    termMonths: 36,
    releasedOn: '2025-06-20',
    executionPlace: townships[0],
    venue: 'hukou',
    ...change,
  },
  service: { servedOn: '2025-06-20' },
})

export async function released(who: Client, n: number, change: object = {}): Promise<string> {
  const made = await who.call(createRelease, { body: { draft: releaseDraft(n, change), confirmed: true } })
  if (made.status !== 200) throw new Error(`a release was not entered: ${made.text}`)
  return made.body.releaseId
}

export const step = (who: Client, releaseId: string, kind: RecordedKind, on: string, data: StepData = {}) =>
  who.call(addReleaseStep, { params: { releaseId }, body: { kind, on, data } })
