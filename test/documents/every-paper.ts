import type { Form, FormVersion } from '#core/forms/form.ts'
import type { FormFile } from '#core/forms/form-file.ts'
import { readForms } from '#server/documents/read-forms.ts'
import { inventedFile } from './invented-file.ts'

/** Every wording of every form, with an invented life that fits it. */
export const everyPaper = readForms().forms.flatMap((form) =>
  form.versions.map((version) => ({
    name: nameOf(form, version),
    form,
    version,
    file: lifeFor(form, version),
  })),
)

function nameOf(form: Form, version: FormVersion): string {
  if (version.area !== 'cn') return `${form.id}-${version.area}`
  return version.version === 1 ? form.id : `${form.id}-v${version.version}`
}

function lifeFor(form: Form, version: FormVersion): FormFile {
  const measure = form.offered.measures?.[0] ?? 'communityDetox'
  const overdue = form.offered.findings?.includes('reportInOverdue') || form.id === 'F-06'
  return inventedFile({
    measure,
    reportsIn: !overdue,
    ...(version.area === 'cn' ? {} : { place: '500101001' }),
  })
}
