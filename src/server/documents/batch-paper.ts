import { type FilledForm, fillForm } from '#core/forms/fill-form.ts'
import { fits, versionAt } from '#core/forms/find-form.ts'
import type { Form, FormVersion } from '#core/forms/form.ts'
import { type FormFile, said, standing } from '#core/forms/form-file.ts'
import type { Words } from '#core/shared/decision.ts'
import type { Context } from '#server/http/context.ts'
import { lastIssued } from '#server/store/document-batch-store.ts'
import type { CaseKey } from '#server/store/open-case.ts'
import { type OpenForm, openFormFile, placeOf } from './open-form.ts'

type Typed = Readonly<Record<string, string>>
type Looked =
  | { readonly opened: OpenForm; readonly missing: readonly Words[]; readonly issuedOn: string | null }
  | { readonly opened?: undefined; readonly missing: readonly Words[]; readonly issuedOn: null }

/** What of the shared words goes onto a paper: nothing that is of one person alone. */
export function sharedOf(form: Form, typed: Typed): Typed {
  const keys = new Set(form.batch?.shared)
  return Object.fromEntries(Object.entries(typed).filter(([key]) => keys.has(key)))
}

/** Whether the paper of a batch can be made for an opened case, and if not, in words why. */
export async function lookAtBatchPaper(
  context: Context,
  key: CaseKey,
  form: Form,
  typed: Typed,
): Promise<Looked> {
  const { file, seq } = await openFormFile(key, context)
  const version = versionAt(form, placeOf(file, key), context.today)
  if (!version || !fits(form, file.state, file.entries, context.user.role))
    return { missing: [notFitting], issuedOn: null }
  const subjects = printable(form, file)
  if (form.about && subjects.length === 0) return { missing: [noSubject], issuedOn: null }
  const about = subjects[0]
  const opened = { key, form, version, file: { ...file, about }, seq, subjects }
  const filled = fillForm(version, opened.file, sharedOf(form, typed))
  return {
    opened,
    missing: labelsOf(filled),
    issuedOn: await lastIssued(context.tx, key, form.id, about?.id),
  }
}

/** The entries that such a paper may still be about: none whose day is over. */
function printable(form: Form, file: FormFile) {
  const { about, batch } = form
  if (!about) return []
  const entries = [...standing(file, ...about)].reverse()
  return entries.filter((entry) => !batch?.ahead || (said(entry, batch.ahead) ?? '') >= file.today)
}

function labelsOf({ fields, missing }: FilledForm): readonly Words[] {
  return fields.filter((field) => missing.includes(field.key)).map((field) => field.label)
}

/** The fields that a batch asks for once, as the form's own screen would show them. */
export function sharedFields(form: Form, version: FormVersion) {
  return version.fields.flatMap((field) => {
    if (typeof field === 'string' || !form.batch?.shared.includes(`typed.${field.typed}`)) return []
    const { label, kind, required, reading, choices, hint } = field
    return [
      {
        key: `typed.${field.typed}`,
        ...{ label, kind, required, reading, value: field.usual ?? null },
        ...{ source: field.usual ? ('typed' as const) : ('none' as const), typable: true },
        ...(choices ? { choices: [...choices] } : {}),
        ...(hint ? { hint } : {}),
      },
    ]
  })
}

const notFitting = {
  zh: '按本案目前的状态，不制作这种文书',
  en: 'as the case stands, this paper is not made',
}
const noSubject = {
  zh: '还没有可以打印的记录，请先登记（例如检测通知）',
  en: 'nothing is recorded yet that it could be about (a notice of a test)',
}
