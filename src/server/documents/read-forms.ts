import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkForm } from '#core/forms/check-form.ts'
import type { Form } from '#core/forms/form.ts'
import { packageRoot } from '#server/config.ts'
import { parseYamlFiles } from '#server/policies/parse-yaml.ts'

/** A template and every file that it imports, by their paths inside `forms/`: the wording, whole. */
export type Wording = { readonly main: string; readonly sources: Readonly<Record<string, string>> }

export type FormBook = {
  readonly forms: readonly Form[]
  readonly find: (id: string) => Form | undefined
  readonly wording: (form: Form, template: string) => Wording
}

const books = new Map<string, FormBook>()

/** All forms of `forms/`, read and checked once a process; throws with every fault, so that no half form is offered. */
export function readForms(root: string = join(packageRoot(), 'forms')): FormBook {
  const known = books.get(root)
  if (known) return known
  const folders = readdirSync(root)
    .filter((name) => existsSync(join(root, name, 'form.yaml')))
    .sort()
  const texts = folders.map((folder) => ({
    folder,
    path: 'form.yaml',
    text: readFileSync(join(root, folder, 'form.yaml'), 'utf8'),
  }))
  const checked = parseYamlFiles(texts).map((content, i) => {
    const folder = folders[i] ?? ''
    return checkForm(content, folder, templatesOf(root, folder))
  })
  const faults = checked.flatMap((one) => ('faults' in one ? one.faults : []))
  if (faults.length > 0) throw new Error(faults.join('\n'))
  const forms = checked.flatMap((one) => ('form' in one ? [one.form] : []))
  const book: FormBook = {
    forms,
    find: (id) => forms.find((form) => form.id === id),
    wording: (form, template) => readWording(root, `/${form.id}/${template}`),
  }
  books.set(root, book)
  return book
}

/** Each template of a folder with what it imports, as one text to check. */
function templatesOf(root: string, folder: string): Record<string, string> {
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith('.typ'))
  return Object.fromEntries(
    names.map((name) => [name, Object.values(readWording(root, `/${folder}/${name}`).sources).join('\n')]),
  )
}

function readWording(root: string, main: string): Wording {
  const sources: Record<string, string> = {}
  const waiting = [main]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (sources[path] !== undefined) continue
    const text = readFileSync(join(root, path), 'utf8')
    sources[path] = text
    waiting.push(...[...text.matchAll(/#import "(\/[\w/-]+\.typ)"/g)].map(([, file = '']) => file))
  }
  return { main, sources }
}
