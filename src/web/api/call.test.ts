import { expect, test } from 'vitest'
import { address } from './call.ts'
import { readProblem } from './problem.ts'

test('parameters are put into the path, encoded; empty query values are left out', () => {
  const path = address(
    { path: '/api/cases/:caseId/looks' },
    { params: { caseId: 'a/b' }, query: { after: undefined, role: '', kind: ['x', 'y'] } },
  )
  expect(path).toBe('/api/cases/a%2Fb/looks?kind=x&kind=y')
})

test('a problem document becomes words, fields and clauses', async () => {
  const body = {
    status: 422,
    code: 'refused',
    detail: '不能这样登记。',
    errors: [
      {
        code: 'admit.future',
        pointer: '#/body/entries/0/data/to',
        detail: '太晚',
        mend: '改早',
        clause: 'jdtl-20',
      },
    ],
  }
  const problem = await readProblem(new Response(JSON.stringify(body), { status: 422 }))
  expect(problem.code).toBe('refused')
  expect(problem.says.zh).toBe('不能这样登记。')
  expect(problem.refusals).toEqual([
    {
      code: 'admit.future',
      field: 'entries.0.data.to',
      says: { zh: '太晚', en: '太晚' },
      mend: { zh: '改早', en: '改早' },
      clause: 'jdtl-20',
    },
  ])
})

test('an answer that is no problem document is still said, and a fault has its reference', async () => {
  const problem = await readProblem(
    new Response('<html>', { status: 502, headers: { 'x-request-id': 'abc' } }),
  )
  expect(problem.status).toBe(502)
  expect(problem.says.zh).not.toBe('')
  expect(problem.reference).toBe('abc')
})
