import { expect, test } from 'vitest'
import { editablePaper } from '#server/documents/editable/editable-paper.ts'
import { readForms } from '#server/documents/read-forms.ts'
import { everyPaper } from '#test/documents/every-paper.ts'
import { drawPaper } from '#test/documents/paper-text.ts'
import { readDocxText, readPart } from '#test/documents/read-docx-text.ts'
import { readPdfText } from '#test/documents/read-pdf-text.ts'

const book = readForms()
const origin = { number: '某站协〔2026〕3号', sha256: 'ab'.repeat(32) }

/** Blanks, page numbers and the boxes to tick are drawn in one and written in the other. */
function words(text: string): string {
  return text.replaceAll(/[\s\u3000\u2002\u00a0☐☑]/g, '').replaceAll(/—\d+—/g, '')
}

test.each(everyPaper)('$name says in an office program what it says on paper', async (paper) => {
  const { form, version, file } = paper
  const { bytes, data } = await drawPaper(book, form, version, file)
  const frozen = { data, wording: book.wording(form, version.template) }
  const docx = await editablePaper(frozen, origin)
  expect(words(readDocxText(docx))).toBe(words(readPdfText(bytes).join('')))
})

test('the file says where it came from, names the fonts of the format and what stands in for them', async () => {
  const paper = everyPaper.find(({ name }) => name === 'F-08')
  if (!paper) throw new Error('the agreement is missing')
  const { data } = await drawPaper(book, paper.form, paper.version, paper.file)
  const docx = await editablePaper({ data, wording: book.wording(paper.form, 'template.typ') }, origin)
  expect(readPart(docx, 'docProps/custom.xml')).toContain(origin.sha256)
  expect(readPart(docx, 'word/footer1.xml')).toContain('某站协〔2026〕3号　abababababababab')
  expect(readPart(docx, 'word/fontTable.xml')).toContain('<w:altName w:val="仿宋"/>')
  const body = readPart(docx, 'word/document.xml')
  expect(body).toMatch(/<w:pgMar [^>]*w:top="2097" w:right="1474" w:bottom="1984" w:left="1587"/)
  expect(body).toMatch(/w:line="560" w:lineRule="exact"/)
  expect(body).toContain('<w:sz w:val="44"/>')
})
