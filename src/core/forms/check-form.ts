import { z } from 'zod'
import { findingKinds } from '#core/case/case-state.ts'
import { findEntryType } from '#core/journal/entry-types.ts'
import { bound, Form, type FormVersion } from './form.ts'
import { findField } from './vocabulary.ts'

/**
 * What no form may ask, print or leave room for: opinions, belief, body marks and tracking (个人信息保护法 6、28; law.md §2).
 * A seal or a pressed finger beside a signature is not a collected mark and is not meant.
 */
const forbidden: readonly RegExp[] = [
  /政治面貌|政治倾向|党派|political/i,
  /宗教|信仰|religi/i,
  /指纹|掌纹|虹膜|声纹|fingerprint|biometric/i,
  /DNA|基因|遗传/i,
  /定位电话|手机定位|行踪轨迹|通讯录|通话记录|location track/i,
]

/** Everything wrong with a form file and its templates, in words; an empty list is a form that may be offered. */
export function checkForm(
  content: unknown,
  folder: string,
  templates: Readonly<Record<string, string>>,
): { readonly form: Form } | { readonly faults: readonly string[] } {
  const parsed = Form.safeParse(content)
  if (!parsed.success) return { faults: [`forms/${folder}: ${z.prettifyError(parsed.error)}`] }
  const form = parsed.data
  const faults = [
    ...(form.id === folder ? [] : [`its id is ${form.id}`]),
    ...forbiddenIn(JSON.stringify(content)),
    ...Object.entries(templates).flatMap(([name, text]) => forbiddenIn(text).map((f) => `${name}: ${f}`)),
    ...unknownNames(form),
    ...form.versions.flatMap((version) => checkVersion(version, templates)),
    ...overlaps(form.versions),
    ...batchFaults(form),
  ].map((fault) => `forms/${folder}: ${fault}`)
  return faults.length > 0 ? { faults } : { form }
}

/** What of a text no form, ledger or table may collect. */
export function forbiddenIn(text: string): string[] {
  return forbidden.flatMap((pattern) => {
    const found = pattern.exec(text)?.[0]
    return found ? [`asks for '${found}', which no form may collect`] : []
  })
}

function unknownNames({ about = [], offered }: Form): string[] {
  const types = [...about, ...(offered.entries ?? [])].filter((type) => !findEntryType(type))
  const kinds: readonly string[] = findingKinds
  const findings = (offered.findings ?? []).filter((kind) => !kinds.includes(kind))
  return [...types, ...findings].map((name) => `knows no '${name}'`)
}

function checkVersion(version: FormVersion, templates: Readonly<Record<string, string>>): string[] {
  const says = (fault: string) => `version ${version.version} (${version.area}): ${fault}`
  const keys = version.fields.map((f) => (typeof f === 'string' ? bound(f).path : `typed.${f.typed}`))
  const held = version.fields.flatMap((f) => (typeof f !== 'string' && f.held ? [f.held] : []))
  const unknown = [...keys.filter((key) => !key.startsWith('typed.')), ...held].filter(
    (key) => !findField(key),
  )
  const twice = keys.filter((key, i) => keys.indexOf(key) !== i)
  const template = templates[version.template]
  const used =
    template === undefined ? [] : [...template.matchAll(/\bd\.([a-z]\w*\.[a-z]\w*)/g)].map(([, k = '']) => k)
  const always = ['document.']
  const undeclared = used.filter(
    (key) => !keys.includes(key) && !always.some((group) => key.startsWith(group)),
  )
  return [
    ...unknown.map((key) => says(`'${key}' is not in the vocabulary`)),
    ...twice.map((key) => says(`'${key}' stands twice`)),
    ...(template === undefined ? [says(`the template ${version.template} is not there`)] : []),
    ...[...new Set(undeclared)].map((key) => says(`the template prints '${key}', which is no field`)),
    ...(template === undefined
      ? []
      : keys.filter((key) => !used.includes(key)).map((key) => says(`the template leaves out '${key}'`))),
  ]
}

function batchFaults({ adverse, batch, about, versions }: Form): string[] {
  if (!batch) return []
  const keys = versions.flatMap((v) =>
    v.fields.flatMap((f) => (typeof f === 'string' ? [] : [`typed.${f.typed}`])),
  )
  return [
    ...(adverse ? ['goes against the person and can not be made for many'] : []),
    ...(about && !batch.ahead
      ? ['is about an entry, but its batch does not say which may still be printed']
      : []),
    ...batch.shared
      .filter((key) => !keys.includes(key))
      .map((key) => `shares '${key}', which is no field to write`),
  ]
}

/** On every day one version holds at a place: two of the same area must not run at once. */
function overlaps(versions: readonly FormVersion[]): string[] {
  return versions.flatMap((a, i) =>
    versions
      .slice(i + 1)
      .filter((b) => a.area === b.area && a.from < (b.to ?? '9999') && b.from < (a.to ?? '9999'))
      .map((b) => `versions ${a.version} and ${b.version} of ${a.area} run at once`),
  )
}
