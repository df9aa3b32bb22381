import { expect, test } from 'vitest'
import { checkFile } from '#core/dossier/check-file.ts'
import { makeDossier } from '#core/dossier/make-dossier.ts'
import { findField } from '#core/forms/vocabulary.ts'
import { entryTypes, findEntryType } from '#core/journal/entry-types.ts'
import { drawDossier } from '#server/documents/print-dossier.ts'
import { readDossierPlan } from '#server/documents/read-dossier-plan.ts'
import { readForms } from '#server/documents/read-forms.ts'
import { everyPaper } from '#test/documents/every-paper.ts'
import { inventedFile } from '#test/documents/invented-file.ts'
import { drawPaper } from '#test/documents/paper-text.ts'
import { readPdfText } from '#test/documents/read-pdf-text.ts'

const plan = readDossierPlan()
const book = readForms()
const all = { entry: () => true, form: () => true }
const counselless = {
  entry: (type: string) => !['talkHeld', 'visitMade', 'serviceGiven'].includes(type),
  form: () => true,
}
const print = { by: '一镇禁毒社工站 周安', at: '2026年1月5日 10:00' }

async function papersOf(names: readonly string[]) {
  const chosen = everyPaper.filter(({ name }) => names.includes(name))
  return Promise.all(
    chosen.map(async (paper) => {
      const { data } = await drawPaper(book, paper.form, paper.version, paper.file)
      const { number } = data.document
      const line = { form: paper.form.id, name: paper.form.names.zh, number, on: '2025年3月18日', issuer: '' }
      const frozen = { data, wording: book.wording(paper.form, paper.version.template) }
      return { line: { ...line, void: false, signedCopies: 0 }, frozen }
    }),
  )
}

test('the plan speaks of fields, tables, entries, forms and clauses that there are', () => {
  const { clauses } = inventedFile().policy
  const types = [...plan.parts.flatMap((p) => p.entries), ...plan.checklist.flatMap((c) => c.entries ?? [])]
  expect(types.filter((type) => !findEntryType(type))).toEqual([])
  const told = new Set([...plan.parts.flatMap((p) => p.entries), ...plan.toldOtherwise])
  const forgotten = Object.keys(entryTypes).filter((type) => !told.has(type))
  expect(forgotten, 'kinds of entries that a printed file would leave out').toEqual([])
  expect(plan.parts.flatMap((p) => p.facts).filter((path) => !findField(path))).toEqual([])
  expect(
    plan.parts.flatMap((p) => (p.table ? [p.table.field] : [])).filter((f) => !findField(f)?.table),
  ).toEqual([])
  expect(plan.checklist.flatMap((c) => c.forms ?? []).filter((id) => !book.find(id))).toEqual([])
  expect(plan.checklist.filter((c) => !clauses[c.clause]).map((c) => c.clause)).toEqual([])
})

test('given a file with records and no papers, then it is shown as incomplete, and what does not apply is not asked', () => {
  const state = (id: string, papers: Parameters<typeof checkFile>[2] = []) =>
    checkFile(plan.checklist, inventedFile(), papers, all).find((item) => item.id === id)?.state
  expect(state('agreement')).toBe('paperMissing')
  expect(state('agreement', [{ form: 'F-08', signedCopies: 0 }])).toBe('unsigned')
  expect(state('agreement', [{ form: 'F-08', signedCopies: 1 }])).toBe('complete')
  expect(state('contact')).toBe('complete')
  expect(state('privacy')).toBe('missing')
  expect(state('discharge')).toBe('notAsked')
  const early = checkFile(plan.checklist, inventedFile({ reportsIn: false }), [], all)
  expect(early.find((item) => item.id === 'agreement')?.state).toBe('notAsked')
})

test('the printed file holds its parts and each paper with its page in the contents', async () => {
  const papers = await papersOf(['F-01', 'F-08', 'F-16', 'F-24'])
  const file = inventedFile()
  const copies = [{ of: '协议书签字件', kind: 'PDF', size: '12 KB', on: '2025年3月19日' }]
  const dossier = makeDossier(
    plan,
    file,
    papers.map((p) => p.line),
    copies,
    all,
  )
  const sheet = await drawDossier(
    dossier,
    papers.map((p) => p.frozen),
    print,
  )
  const pages = readPdfText(sheet.bytes)
  const text = pages.join('\n')
  for (const words of [
    '32980100100001',
    '同公（一）社戒决字〔2025〕7号',
    '档案不齐全',
    '谈近期生活和求职打算',
    '无故拒绝检测',
    '协议书签字件',
  ])
    expect(text).toContain(words)
  const order = pages.findIndex((page) => page.startsWith('责令社区戒毒决定书摘要'))
  expect(order).toBeGreaterThan(2)
  expect(pages[1]).toContain(`责令社区戒毒决定书摘要2025年3月18日${order + 1}`)
  for (const [i, page] of pages.entries()) {
    expect(page).toContain(`第${i + 1}页，共${pages.length}页`)
    expect(page).toContain('一镇禁毒社工站 周安')
  }
})

test('what the reader may not read is not in the file', async () => {
  const file = inventedFile()
  const police = {
    ...file,
    entries: file.entries.filter((e) => counselless.entry(e.type)),
  }
  const sheet = await drawDossier(makeDossier(plan, police, [], [], counselless), [], print)
  const text = readPdfText(sheet.bytes).join('')
  expect(text).not.toContain('谈近期生活')
  expect(text).not.toContain('已报名')
  expect(text).toContain('不在权限内')
})

test('a long file of three years is drawn within ten seconds', async () => {
  const file = inventedFile()
  const talk = file.entries.find((e) => e.type === 'talkHeld')
  if (!talk) throw new Error('there is no talk')
  const many = Array.from({ length: 150 }, (_, i) => ({ ...talk, id: `talk-${i}` }))
  const long = { ...file, entries: [...file.entries, ...many] }
  const papers = await papersOf([
    'F-01',
    'F-05',
    'F-08',
    'F-10',
    'F-11',
    'F-14',
    'F-16',
    'F-22',
    'F-24',
    'F-30',
  ])
  const sixty = Array.from({ length: 6 }, () => papers).flat()
  const dossier = makeDossier(
    plan,
    long,
    sixty.map((p) => p.line),
    [],
    all,
  )
  const from = performance.now()
  const sheet = await drawDossier(
    dossier,
    sixty.map((p) => p.frozen),
    print,
  )
  expect(performance.now() - from).toBeLessThan(10_000)
  expect(sheet.pages).toBeGreaterThan(80)
})
