import type { FormField, FormPage } from '#contract/document-contract.ts'
import { maskAddress, maskIdNumber, maskPhone } from '#core/access/mask.ts'
import { type FilledField, fillForm } from '#core/forms/fill-form.ts'
import type { OpenForm } from './open-form.ts'

const masks = { idNumber: maskIdNumber, phone: maskPhone, address: maskAddress }

/** A form as its screen shows it: what the file gives, what is missing, what may be written. */
export function shownForm({ form, version, file, seq, subjects }: OpenForm): FormPage {
  const { fields, missing } = fillForm(version, file)
  const clause = file.policy.clauses[form.clause]
  return {
    form: form.id,
    names: form.names,
    clause: clause ? { key: form.clause, document: clause.document, clause: clause.clause } : null,
    known: form.known,
    inferred: form.inferred ?? null,
    signers: form.signers,
    numbered: form.number !== undefined,
    seq,
    fileNo: file.fileNo,
    subjects: subjects.map((e) => ({ entryId: e.id, type: e.type, on: e.on })),
    about: file.about?.id ?? null,
    fields: fields.map(shownField),
    missing: [...missing],
  }
}

function shownField(field: FilledField): FormField {
  const { key, label, kind, source, required, typable, reading, choices, hint } = field
  const value = field.value ?? null
  const mask = field.identity && masks[field.identity]
  return {
    key,
    label,
    kind,
    value:
      typeof value === 'string' ? (mask ? mask(value) : value) : (value?.map((row) => ({ ...row })) ?? null),
    source,
    required,
    typable,
    reading,
    ...(choices ? { choices: [...choices] } : {}),
    ...(hint ? { hint } : {}),
  }
}
