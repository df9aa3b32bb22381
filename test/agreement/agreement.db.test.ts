import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { showAgreement, showGroup, signAgreement } from '#contract/agreement-contract.ts'
import { showCase } from '#contract/case-contract.ts'
import { issuePaper, showForm } from '#contract/document-contract.ts'
import type { DraftContent } from '#core/agreement/draft-content.ts'
import { caseInForce, recordEntry as record } from '#test/orders/case-in-force.ts'
import { townships } from '#test/support/lives.ts'
import { openTwoTownships } from '#test/support/two-townships.ts'
import { entriesOf, page, plan, save, sign, signed } from './drawing.ts'

const { server, worker, colleague, head, office, otherHead, police } = await openTwoTownships()

test('drawn by the worker, gone on with by a colleague of the office, signed by four, one absent with a reason', async () => {
  const caseId = await caseInForce(server, office, worker, 81)
  await record(office, caseId, 'workGroupFormed', '2025-05-12', {
    members: [
      { kind: 'worker', name: '周安', head: true },
      { kind: 'family', name: '王大田' },
    ],
    lacking: [{ kind: 'medic', reason: '等待卫生院指派' }],
    reason: '等待卫生院指派',
  })
  const fresh = await page(worker, caseId)
  expect(fresh).toMatchObject({
    version: 1,
    revision: 0,
    prefilledFrom: 'nothing',
    guardian: false,
    previous: null,
  })
  expect(fresh.required).toEqual({ parts: ['measures', 'rules', 'liability'], clause: 'jdtl-16' })
  expect(fresh.content.signers.map((s) => [s.kind, s.name])).toEqual([
    ['township', '一镇人民政府'],
    ['person', '测试81'],
    ['family', '王大田'],
    ['member', '周安'],
  ])
  const content: DraftContent = {
    ...fresh.content,
    ...plan,
    changes: [{ part: 'rights', key: 'own-1', text: '每周三下午可以到站里打电话。' }],
  }
  expect((await save(worker, caseId, 1, 0, content)).body).toEqual({ version: 1, revision: 1 })
  const stale = await save(head, caseId, 1, 0, content)
  expect(stale.status).toBe(409)

  const byOffice = await page(office, caseId)
  expect(byOffice).toMatchObject({ revision: 1, needsHidden: 1 })
  expect(byOffice.content.needs).toEqual([])
  expect(byOffice.clauses.map((c) => c.text)).toContain('每周三下午可以到站里打电话。')
  const names = byOffice.content.signers.map((s) =>
    s.kind === 'family' ? { ...s, way: 'absent' as const, reason: '在外地务工' } : signed(s),
  )
  expect((await save(office, caseId, 1, 1, { ...byOffice.content, signers: names })).body.revision).toBe(2)
  expect((await page(worker, caseId)).content.needs).toEqual(plan.needs)

  const form = (await worker.call(showForm, { params: { caseId, form: 'F-08' } })).body
  const field = (key: string) => form.fields.find((f) => f.key === key)
  expect(field('typed.measures')).toMatchObject({ source: 'file', typable: false })
  expect(field('typed.measures')?.value).toContain('就业援助：每月一次，由周安负责。')
  expect(field('typed.rights')?.value).toContain('每周三下午可以到站里打电话。')
  expect(form.missing).toEqual(['person.address'])

  const done = await sign(office, caseId, 1, 2)
  expect(done.body).toMatchObject({ outcome: 'signed', on: '2025-06-02' })
  const entries = await entriesOf(worker, caseId)
  const agreement = entries.find((e) => e.type === 'agreementSigned')
  expect(agreement?.data).toMatchObject({
    parties: ['一镇人民政府', '测试81', '周安'],
    place: townships[0],
    version: 1,
    signers: expect.arrayContaining([
      { kind: 'family', name: '王大田', way: 'absent', reason: '在外地务工' },
    ]),
  })
  expect(entries.find((e) => e.type === 'planAdopted')?.data).toEqual({
    needs: ['就业：没有稳定工作'],
    goals: ['三个月内就业'],
    services: ['就业援助：每月一次，由周安负责'],
  })
  const after = await page(worker, caseId)
  expect(after).toMatchObject({ version: 2, revision: 0, prefilledFrom: 'previous', previous: 1 })
  expect(after.versions).toMatchObject([{ version: 1, status: 'signed', placeName: expect.any(String) }])
  expect(after.content.signers.every((s) => s.way === null)).toBe(true)
  expect((await sign(office, caseId, 1, 2)).status).toBe(409)
})

test('a second version replaces the first and adopts no plan that has not changed', async () => {
  const caseId = await caseInForce(server, office, worker, 82)
  const first = await page(worker, caseId)
  await save(worker, caseId, 1, 0, { ...first.content, ...plan, signers: first.content.signers.map(signed) })
  await sign(worker, caseId, 1, 1)
  const second = await page(worker, caseId)
  const changes = [{ part: 'rules' as const, key: 'contacts', text: '换号码三日内说一声。' }]
  await save(worker, caseId, 2, 0, {
    ...second.content,
    changes,
    signers: second.content.signers.map(signed),
  })
  expect((await sign(worker, caseId, 2, 1)).status).toBe(200)
  const { versions } = await page(worker, caseId)
  expect(versions.map((v) => [v.version, v.status])).toEqual([
    [2, 'signed'],
    [1, 'replaced'],
  ])
  const types = (await entriesOf(worker, caseId)).map((e) => e.type)
  expect(types.filter((t) => t === 'agreementSigned')).toHaveLength(2)
  expect(types.filter((t) => t === 'planAdopted')).toHaveLength(1)
})

test('a refusal is kept as one: no agreement, its reason, and the duty stays open', async () => {
  const caseId = await caseInForce(server, office, worker, 83)
  const { content } = await page(worker, caseId)
  const signers = content.signers.map((s) =>
    s.kind === 'person' ? { ...signed(s), way: 'refused' as const, reason: '不同意检测次数' } : signed(s),
  )
  await save(worker, caseId, 1, 0, { ...content, signers })
  const done = await sign(worker, caseId, 1, 1)
  expect(done.body).toMatchObject({ outcome: 'refused' })
  const { state, entries } = (await worker.call(showCase, { params: { caseId } })).body
  expect(entries.find((e) => e.type === 'agreementRefused')?.data).toMatchObject({
    reason: '不同意检测次数',
    version: 1,
  })
  expect(state.agreement.signedOn).toBeNull()
  expect(state.duties.find((d) => d.kind === 'signAgreement')?.status).toBe('open')
  const told = (await police.call(showCase, { params: { caseId } })).body
  expect(told.entries.some((e) => e.type === 'agreementRefused')).toBe(false)
})

test('what is lacking is named at its field; nothing is written', async () => {
  const caseId = await caseInForce(server, office, worker, 84)
  const { content } = await page(worker, caseId)
  const signers = content.signers.map((s) => (s.kind === 'person' ? signed(s) : s))
  await save(worker, caseId, 1, 0, { ...content, signers })
  const refused = await sign(worker, caseId, 1, 1)
  expect(refused.status).toBe(422)
  expect(refused.body).toMatchObject({
    errors: expect.arrayContaining([expect.objectContaining({ pointer: '#/signers/0/way' })]),
  })
  expect((await entriesOf(worker, caseId)).some((e) => e.type === 'agreementSigned')).toBe(false)
})

test('who has no part in the case finds nothing of it', async () => {
  const caseId = await caseInForce(server, office, worker, 87)
  for (const who of [colleague, otherHead]) {
    expect((await who.call(showAgreement, { params: { caseId } })).status).toBe(404)
    expect((await who.call(showGroup, { params: { caseId } })).status).toBe(404)
    const { content } = await page(worker, caseId)
    expect((await save(who, caseId, 1, 0, content)).status).toBe(404)
  }
})

test('two who save at once: one is kept, the other is told', async () => {
  const caseId = await caseInForce(server, office, worker, 88)
  const { content } = await page(worker, caseId)
  const both = await Promise.all([save(worker, caseId, 1, 0, content), save(head, caseId, 1, 0, content)])
  expect(both.map((r) => r.status).sort()).toEqual([200, 409])
})

test('the words of a printed agreement are those that were drawn', async () => {
  const caseId = await caseInForce(server, office, worker, 89)
  const { content } = await page(worker, caseId)
  await save(worker, caseId, 1, 0, { ...content, ...plan })
  const { seq } = (await worker.call(showForm, { params: { caseId, form: 'F-08' } })).body
  const issued = await worker.call(issuePaper, {
    params: { caseId },
    body: { id: randomUUID(), form: 'F-08', typed: { 'person.address': '槐荫里12号' } },
    headers: { 'if-match': `"${seq}"` },
  })
  expect(issued.status).toBe(200)
  const id = issued.body.documentId
  expect((await page(worker, caseId)).paper).toMatchObject({ id, copies: 0, outdated: false })
  const signers = content.signers.map(signed)
  await save(worker, caseId, 1, 1, { ...content, ...plan, signers })
  expect((await page(worker, caseId)).paper).toMatchObject({ outdated: false })
  await save(worker, caseId, 1, 2, { ...content, signers })
  expect((await page(worker, caseId)).paper).toMatchObject({ id, outdated: true })
  const sent = { params: { caseId }, body: { version: 1, revision: 3, paper: id } }
  expect(await worker.call(signAgreement, sent)).toMatchObject({
    status: 422,
    body: { errors: [{ code: 'agreement.paper-outdated' }] },
  })
  await save(worker, caseId, 1, 3, { ...content, ...plan, signers })
  const done = await worker.call(signAgreement, { ...sent, body: { ...sent.body, revision: 4 } })
  expect(done.status).toBe(200)
  const agreement = (await entriesOf(worker, caseId)).find((e) => e.type === 'agreementSigned')
  expect(agreement?.data['paper']).toBe(id)
  expect((await page(worker, caseId)).paper).toBeNull()
})
