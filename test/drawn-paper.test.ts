import { describe, expect, test } from 'vitest'
import { applyChanges } from '#core/agreement/apply-changes.ts'
import type { DraftContent } from '#core/agreement/draft-content.ts'
import { drawClauses } from '#core/agreement/draw-clauses.ts'
import { drawnWords } from '#core/forms/drawn-words.ts'
import { fillForm } from '#core/forms/fill-form.ts'
import { paperData } from '#server/documents/paper-data.ts'
import { readForms } from '#server/documents/read-forms.ts'
import { renderPaper } from '#server/documents/render-paper.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { inventedFile } from '#test/documents/invented-file.ts'
import { readPdfText } from '#test/documents/read-pdf-text.ts'

const book = readForms()
const signer = { relation: '', phone: '', way: null, on: null, reason: '' } as const
const content: DraftContent = {
  needs: [{ area: 'work', need: '没有稳定工作', goal: '三个月内就业' }],
  services: [{ kind: 'jobGuidance', rhythm: 'monthly', by: '周安', note: '' }],
  changes: [
    { part: 'rules', key: 'leave', text: '来不及的可以先打电话。' },
    { part: 'rights', key: 'ask', text: null },
    { part: 'other', key: 'own-1', text: '每周三下午可以到工作站打电话。' },
  ],
  signers: [
    { ...signer, kind: 'body', name: '槐荫里居民委员会' },
    { ...signer, kind: 'person', name: '王小䶮' },
    { ...signer, kind: 'family', name: '王大田', relation: '父亲', phone: '10000000009' },
  ],
}

function drawnFile(pack: string) {
  const file = inventedFile()
  const policy = readPolicyBook().pack(pack)
  const from = {
    measure: 'communityDetox',
    policy,
    today: file.today,
    county: '一区',
    tests: '第一年12次',
  } as const
  const drawn = drawClauses({ ...from, services: content.services, isFemale: false, guardian: false })
  const clauses = applyChanges(drawn, content.changes)
  const body = { name: '槐荫里居民委员会', documentNo: '一镇发〔2025〕8号', until: null, running: true }
  return { ...file, drawn: drawnWords({ content, clauses, open: true, body }) }
}

async function textOf(id: string, area: string, pack: string): Promise<string> {
  const form = book.find(id)
  const version = form?.versions.find((v) => v.area === area)
  if (!form || !version) throw new Error(`${id} is missing`)
  const data = paperData(fillForm(version, drawnFile(pack)), {
    number: '',
    today: '2026-01-05',
    draft: false,
  })
  const sheet = await renderPaper({ wording: book.wording(form, version.template), data, as: 'pdf' })
  return readPdfText(sheet.bytes).join('').replaceAll(/\s/g, '')
}

describe('papers print what was drawn', () => {
  test.each([
    ['F-08', 'cn', 'cn'],
    ['F-08', '50', 'cn-50'],
  ])('%s of %s', async (id, area, pack) => {
    const text = await textOf(id, area, pack)
    for (const said of [
      '就业指导：每月一次，由周安负责。',
      '日以上的，事先书面报告。来不及的可以先打电话。',
      '三次以上或者累计超过三十日的，属于严重违反协议',
      '每周三下午可以到工作站打电话。',
      '甲方指定签订本协议的基层组织：槐荫里居民委员会（一镇发〔2025〕8号）',
      '家庭成员（监护人）王大田签字',
    ])
      expect(text).toContain(said)
    expect(text).not.toContain('遇有困难可以随时向工作人员求助')
    // each rule of the law stands once
    expect(text.split('事先书面报告')).toHaveLength(2)
    expect(text.split('属于严重违反协议')).toHaveLength(2)
  })

  test('the plan and the guarantee', async () => {
    const plan = await textOf('F-11', 'cn', 'cn')
    expect(plan).toContain('需求：就业：没有稳定工作')
    expect(plan).toContain('就业指导：每月一次，由周安负责')
    const guarantee = await textOf('F-09', 'cn', 'cn')
    expect(guarantee).toContain('本人王大田，是王小䶮')
    expect(guarantee).toContain('父亲')
  })

  test('what was drawn is not typed over at printing', () => {
    const form = book.find('F-08')
    const version = form?.versions.find((v) => v.area === 'cn')
    if (!version) throw new Error('the agreement is missing')
    const filled = fillForm(version, drawnFile('cn'), {
      'typed.measures': '别的措施',
      'typed.liability': '别的责任',
    })
    const value = (key: string) => filled.fields.find((f) => f.key === key)?.value
    expect(value('typed.measures')).toContain('就业指导')
    expect(value('typed.liability')).toContain('三十日')
    const without = fillForm(version, inventedFile(), { 'typed.liability': '别的责任' })
    expect(without.fields.some((f) => f.key === 'typed.liability')).toBe(false)
    expect(without.values['typed']?.['liability']).toBe('')
  })
})
