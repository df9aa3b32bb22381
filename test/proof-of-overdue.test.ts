import { expect, test } from 'vitest'
import { fillForm } from '#core/forms/fill-form.ts'
import { readForms } from '#server/documents/read-forms.ts'
import { inventedFile } from '#test/documents/invented-file.ts'

const day = '2025-03-14'
const told = (id: string, type: string, data: Record<string, unknown>) => ({
  id,
  case: 'c',
  type,
  on: day,
  data,
})

/** What the proof (F-07) says of the reason and of reminders, for a life with these entries more. */
function proof(...more: ReturnType<typeof told>[]) {
  const life = inventedFile({ reportsIn: false })
  const version = readForms().find('F-07')?.versions[0]
  if (!version) throw new Error('the proof is missing')
  return fillForm(version, { ...life, entries: [...life.entries, ...more] }, {}).values['reportIn']
}

const asked = told('a', 'properReasonAsked', { reason: '称在外务工', until: '2025-04-10' })
const refused = told('r', 'properReasonRefused', { asked: 'a', reason: '没有证明' })

test('given a reason that was refused, then the proof tells both', () => {
  expect(proof(asked, refused)?.['reason']).toBe(
    '该人曾以“称在外务工”为由申请延期，经审查不予认可（2025年3月14日）：没有证明',
  )
})

test('given that the refusal was overturned, or nothing was asked, then it does not', () => {
  const upheld = told('o', 'objectionDecided', { about: 'r', upheld: true })
  expect(proof(asked, refused, upheld)?.['reason']).toBe('截至制作之日，未收到并认可正当理由')
  expect(proof()?.['reason']).toBe('截至制作之日，未收到并认可正当理由')
})

test('reminders are printed in words', () => {
  const rows = proof(told('m', 'reportInReminded', { way: 'message' }))?.['reminders']
  expect(JSON.stringify(rows)).toContain('短信提醒')
  expect(JSON.stringify(rows)).not.toContain('message')
})
