import { fillForm } from '#core/forms/fill-form.ts'
import type { Form, FormVersion } from '#core/forms/form.ts'
import type { FormFile } from '#core/forms/form-file.ts'
import { paperData } from '#server/documents/paper-data.ts'
import type { FormBook } from '#server/documents/read-forms.ts'
import { renderPaper } from '#server/documents/render-paper.ts'

/** What is written where a paper asks for it and knows no usual words: the label itself, so that its place is seen. */
export function typedFor(version: FormVersion): Record<string, string> {
  return Object.fromEntries(
    version.fields.flatMap((field) => {
      if (typeof field === 'string' || !field.required || field.usual) return []
      return [[`typed.${field.typed}`, field.kind === 'date' ? '2025-10-01' : `〔${field.label.zh}〕`]]
    }),
  )
}

/** The paper of a form for a file, as issuing would draw it. */
export async function drawPaper(book: FormBook, form: Form, version: FormVersion, file: FormFile) {
  const filled = fillForm(version, file, typedFor(version))
  const number = form.number ? `${file.office.issuer}${form.number}〔2025〕3号` : ''
  const data = paperData(filled, { number, today: file.today, draft: false })
  const sheet = await renderPaper({ wording: book.wording(form, version.template), data, as: 'pdf' })
  return { ...sheet, filled, data }
}
