import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fillForm } from '#core/forms/fill-form.ts'
import { packageRoot } from '#server/config.ts'
import { paperData } from '#server/documents/paper-data.ts'
import { readForms } from '#server/documents/read-forms.ts'
import { renderPaper } from '#server/documents/render-paper.ts'
import { everyPaper as papers } from '#test/documents/every-paper.ts'
import { inventedFile } from '#test/documents/invented-file.ts'
import { drawPaper } from '#test/documents/paper-text.ts'
import { readPdfText } from '#test/documents/read-pdf-text.ts'

const book = readForms()

/** The warning letter that goes into the pack of one who never came: there is no agreement to speak of. */
test('a warning letter speaks of report-in where there is no agreement', async () => {
  const form = book.find('F-14')
  const version = form?.versions[0]
  if (!form || !version) throw new Error('the warning letter is missing')
  const typed = { 'warning.breach': '逾期未报到' }
  const filled = fillForm(version, inventedFile({ reportsIn: false }), typed)
  expect(filled.missing).toEqual([])
  const data = paperData(filled, { number: '', today: '2026-01-05', draft: false })
  const sheet = await renderPaper({ wording: book.wording(form, version.template), data, as: 'pdf' })
  const text = readPdfText(sheet.bytes).join('')
  expect(text).toContain('应当在2025年3月18日前报到。现查明你有下列行为')
  expect(text).not.toContain('签订了')
})

test('there are papers to check', () => expect(papers.length).toBeGreaterThan(32))

test.each(papers)('the words of $name are as they were read over', async ({ name, form, version, file }) => {
  const { bytes, filled } = await drawPaper(book, form, version, file)
  expect(filled.missing).toEqual([])
  const words = readPdfText(bytes)
    .map((page, i) => `# ${i + 1}\n${page.replaceAll(/(?<=[。；：])(?=.)/g, '\n')}\n`)
    .join('')
  await expect(words).toMatchFileSnapshot(join(packageRoot(), 'test/documents/golden', `${name}.txt`))
})

test('every value that a paper takes from the file can be read on it', async () => {
  for (const { form, version, file, name } of papers) {
    const { bytes, filled } = await drawPaper(book, form, version, file)
    const text = readPdfText(bytes).join('').replaceAll(/\s/g, '')
    const unread = filled.fields
      .filter((f) => f.source === 'file' && typeof f.value === 'string' && !judged.has(f.key))
      .filter((f) => !text.includes(String(f.value).replaceAll(/\s/g, '')))
    expect(unread.map((f) => `${name} ${f.key}: ${String(f.value)}`)).toEqual([])
  }
})

/** Values that choose words, tick a box or stand in for another one, and are not printed themselves. */
const judged = new Set([
  'reportIn.dueOn',
  'reportIn.on',
  'order.documentNo',
  'reportIn.overdueDays',
  'test.collectorSex',
  'leave.decision',
  'order.measure',
  'office.worker',
])

test('a golden file belongs to a form', () => {
  const names = papers.map(({ name }) => `${name}.txt`)
  for (const name of names)
    expect(existsSync(join(packageRoot(), 'test/documents/golden', name)), name).toBe(true)
  expect(readFileSync(join(packageRoot(), 'test/documents/golden/F-08.txt'), 'utf8')).toContain(
    '社区戒毒协议书',
  )
})

test('a paper is the same to the byte when it is drawn again', async () => {
  const [paper] = papers.filter(({ name }) => name === 'F-08')
  if (!paper) throw new Error('the agreement is missing')
  const draw = () => drawPaper(book, paper.form, paper.version, paper.file)
  const [first, second] = [await draw(), await draw()]
  expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true)
  expect(first.pages).toBe(2)
})

test('a preview of several pages shows every page: no white ground covers the first', async () => {
  const [paper] = papers.filter(({ name }) => name === 'F-08')
  if (!paper) throw new Error('the agreement is missing')
  const { form, version, file } = paper
  const data = paperData(fillForm(version, file), { number: '', today: file.today, draft: true })
  const sheet = await renderPaper({ wording: book.wording(form, version.template), data, as: 'svg' })
  const svg = Buffer.from(sheet.bytes).toString()
  expect(sheet.pages).toBeGreaterThan(1)
  expect(svg).toContain(`viewBox="0 0 595.27`)
  expect(svg).not.toMatch(/fill="#ffffff"[^>]*d="M 0 0v 841/)
})

test('what is typed is printed as it stands and never run as a template', async () => {
  const form = book.find('F-08')
  const version = form?.versions[0]
  if (!form || !version) throw new Error('the agreement is missing')
  const typed = { 'typed.other': '#panic("x") *粗* $a$ #read("/etc/hosts") \\ @甲' }
  const data = paperData(fillForm(version, inventedFile(), typed), {
    number: '',
    today: '2026-01-05',
    draft: false,
  })
  const sheet = await renderPaper({ wording: book.wording(form, version.template), data, as: 'pdf' })
  const text = readPdfText(sheet.bytes).join('').replaceAll(/\s/g, '')
  expect(text).toContain('#panic("x")*粗*$a$#read("/etc/hosts")\\@甲')
})

test('a paper at fault says so, and the next one is drawn all the same', async () => {
  const form = book.find('F-08')
  const version = form?.versions[0]
  if (!form || !version) throw new Error('the agreement is missing')
  const data = paperData(fillForm(version, inventedFile()), { number: '', today: '2026-01-05', draft: false })
  const broken = { main: '/x.typ', sources: { '/x.typ': '#nobody-knows-this' } }
  await expect(renderPaper({ wording: broken, data, as: 'pdf' })).rejects.toThrow(/could not be drawn/)
  const outside = { main: '/x.typ', sources: { '/x.typ': '#read("/../../etc/hostname")' } }
  await expect(renderPaper({ wording: outside, data, as: 'pdf' })).rejects.toThrow(/could not be drawn/)
  const sheet = await renderPaper({ wording: book.wording(form, version.template), data, as: 'pdf' })
  expect(sheet.pages).toBe(2)
})

test('every paper can be drawn from an almost empty file, with lines for the pen', async () => {
  const bare = inventedFile({ reportsIn: false })
  for (const { form, version, name } of papers) {
    const file = { ...bare, entries: bare.entries.filter((e) => e.type === 'orderIssued') }
    const data = paperData(fillForm(version, file), { number: '', today: file.today, draft: true })
    const sheet = await renderPaper({ wording: book.wording(form, version.template), data, as: 'pdf' })
    expect(sheet.pages, name).toBeGreaterThan(0)
  }
})

test('fonts of the office come first, and what they lack is drawn by the packaged serif', async () => {
  const form = book.find('F-28')
  const version = form?.versions[0]
  if (!form || !version) throw new Error('the statement is missing')
  const head = { number: '', today: '2026-01-05', draft: false, fontDir: '/nowhere' }
  const data = paperData(fillForm(version, inventedFile()), head)
  expect(data.document.fonts.body[0]).toBe('FangSong')
  const sheet = await renderPaper({ wording: book.wording(form, version.template), data, as: 'pdf' })
  expect(readPdfText(sheet.bytes).join('')).toContain('王小䶮')
})
