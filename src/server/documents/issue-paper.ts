import { fillForm } from '#core/forms/fill-form.ts'
import type { Context } from '#server/http/context.ts'
import { changedMeanwhile, refused } from '#server/http/problem.ts'
import { takeDocumentNumber } from '#server/store/document-number.ts'
import { findIssued, insertDocument } from '#server/store/document-store.ts'
import { openCaseForWriting } from '#server/store/open-case.ts'
import { type OpenForm, openForm } from './open-form.ts'
import { hashOf, paperData, sealFrozen } from './paper-data.ts'
import { readForms } from './read-forms.ts'
import { renderPaper } from './render-paper.ts'

export type Issue = {
  readonly caseId: string
  readonly id: string
  readonly form: string
  readonly about?: string | undefined
  readonly typed: Readonly<Record<string, string>>
}
type Issued = { readonly documentId: string; readonly number: string | null; readonly pages: number }

/**
 * Numbers, draws and freezes a paper in the caller's transaction. The same id sent again answers the first paper; a
 * journal that moved since the writer looked is refused, because the fields rest on it.
 */
export async function issuePaper(context: Context, issue: Issue): Promise<Issued> {
  const { tx, user, ifMatch, saw } = context
  const opened = await openForm(context, issue, openCaseForWriting)
  const { key, form, seq } = opened
  saw({ region: key.region, case: key.caseId, person: key.personId, fields: [form.id, ...fieldsOf(opened)] })
  const there = await findIssued(tx, key, issue.id, user.role)
  if (there) return { documentId: there.id, number: there.number, pages: there.pages }
  if (ifMatch !== seq) throw changedMeanwhile()
  return writePaper(context, opened, issue)
}

/** Numbers, draws and freezes what was opened for writing in this transaction. */
export async function writePaper(
  context: Context,
  opened: OpenForm,
  issue: Omit<Issue, 'caseId' | 'form'>,
): Promise<Issued> {
  const { tx, services, user, today, now } = context
  const { key, form, version, file, seq } = opened
  const filled = fillForm(version, file, issue.typed)
  if (filled.missing.length > 0) throw lacking(filled)
  const year = Number(today.slice(0, 4))
  const { region, caseId } = key
  const org = user.grant.org
  const no = form.number ? await takeDocumentNumber(tx, { region, org, kind: form.number, year }) : null
  const number = no === null ? null : numberWords(opened, year, String(no))
  const head = { number: number ?? '', today, draft: false, fontDir: services.fontDir }
  const frozen = { data: paperData(filled, head), wording: readForms().wording(form, version.template) }
  const sheet = await renderPaper({ ...frozen, as: 'pdf' }, services.fontDir)
  const fresh = await insertDocument(tx, {
    ...{ region, caseId, id: issue.id, form: form.id, version: version.version, area: version.area },
    ...{
      about: file.about?.id ?? null,
      org,
      kind: form.number ?? null,
      year: no === null ? null : year,
      no,
      number,
    },
    ...{ on: today, seq, readers: form.readers, confidentiality: form.confidentiality },
    frozen: sealFrozen(services.vault, { region, id: issue.id }, frozen),
    sha256: hashOf(sheet.bytes),
    pages: sheet.pages,
    by: { user: user.id, role: user.role, org },
    at: now,
  })
  if (!fresh) throw changedMeanwhile()
  return { documentId: issue.id, number, pages: sheet.pages }
}

/** 某站协〔2026〕3号; a preview leaves the place of the number open. */
export function numberWords(
  { form, file }: Pick<OpenForm, 'form' | 'file'>,
  year: number,
  no = '　',
): string {
  return form.number ? `${file.office.issuer}${form.number}〔${year}〕${no}号` : ''
}

/** What of the file stands on the paper, for the access log: groups, not values. */
export function fieldsOf({ version }: Pick<OpenForm, 'version'>): string[] {
  const groups = version.fields.flatMap((f) => (typeof f === 'string' ? [f.split('.')[0] ?? ''] : []))
  return [...new Set(groups)]
}

function lacking({ fields, missing }: ReturnType<typeof fillForm>) {
  return refused(
    fields
      .filter((field) => missing.includes(field.key))
      .map(({ key, label, typable }) => ({
        code: 'fieldMissing',
        field: `typed.${key}`,
        says: { zh: `缺少“${label.zh}”。`, en: `“${label.en}” is missing.` },
        mend: typable
          ? { zh: '请填写，或者先登记到档案。', en: 'Write it here, or record it in the file first.' }
          : { zh: '这一项只能来自档案，请先登记。', en: 'This comes from the file only: record it first.' },
      })),
  )
}
