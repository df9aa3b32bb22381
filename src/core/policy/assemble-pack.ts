import type { z } from 'zod'
import type { AreaCode } from '#core/shared/area.ts'
import type { Words } from '#core/shared/decision.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { PackFault } from './pack-fault.ts'
import {
  ClausesFile,
  type Example,
  PackHead,
  type RawFile,
  type RawPack,
  type RuleEntry,
  TopicFile,
} from './pack-file.ts'
import type { Clause } from './policy.ts'

/** A pack by itself: what one folder says, before anything is laid under it. */
export type Pack = {
  readonly key: string
  readonly area: AreaCode
  readonly title: Words
  readonly adopts?: string
  readonly clauses: readonly (Clause & { readonly file: string })[]
  readonly rules: readonly PackRule[]
  readonly topics: Readonly<Record<string, Words>>
  readonly examples: readonly (Example & { readonly file: string })[]
}

export type PackRule = RuleEntry & { readonly topic: string; readonly file: string }

/** Dates before any clause of the field: facts of old files that are entered late are still counted. */
export const beginning: PlainDate = '1949-10-01'

/** Checks the shape of every file of a folder. Faults come back as a list, all of them at once. */
export function assemblePack(raw: RawPack): { readonly pack?: Pack; readonly faults: readonly PackFault[] } {
  const faults: PackFault[] = []
  const fault = (file: string, path: string, says: Words, mend?: Words) =>
    faults.push({ pack: raw.folder, file, path, says, ...(mend && { mend }) })

  const headFile = raw.files.find((f) => f.path === 'pack.yaml')
  if (!headFile) {
    fault('pack.yaml', '', { zh: '缺少 pack.yaml。', en: 'There is no pack.yaml.' })
    return { faults }
  }
  const head = parse(PackHead, headFile, raw.folder, faults)
  if (!head) return { faults }
  if (head.key !== raw.folder || areaOfName(head.key) !== head.area)
    fault(
      'pack.yaml',
      'key',
      {
        zh: `名称 ${head.key}、目录 ${raw.folder} 与地区 ${head.area} 不一致。`,
        en: `Name ${head.key}, folder ${raw.folder} and area ${head.area} do not agree.`,
      },
      { zh: '目录名、key 和 area 应指同一地区。', en: 'Folder, key and area must name the same place.' },
    )

  const clauses: (Clause & { file: string })[] = []
  const rules: PackRule[] = []
  const topics: Record<string, Words> = {}
  const examples: (Example & { file: string })[] = []
  for (const file of raw.files) {
    if (file === headFile) continue
    if (file.path.startsWith('clauses')) {
      const content = parse(ClausesFile, file, raw.folder, faults)
      if (content) clauses.push(...readClauses(content, head, file.path, fault))
    } else {
      const content = parse(TopicFile, file, raw.folder, faults)
      const topic = file.path.replace(/\.yaml$/, '')
      if (content?.title) topics[topic] = content.title
      for (const rule of content?.rules ?? []) rules.push({ ...rule, topic, file: file.path })
      for (const example of content?.examples ?? []) examples.push({ ...example, file: file.path })
    }
  }
  const pack: Pack = {
    key: head.key,
    area: head.area,
    title: head.title,
    ...(head.adopts !== undefined && { adopts: head.adopts }),
    clauses,
    rules,
    topics,
    examples,
  }
  return { pack, faults }
}

function parse<S extends z.ZodType>(
  schema: S,
  file: RawFile,
  folder: string,
  faults: PackFault[],
): z.output<S> | undefined {
  const result = schema.safeParse(file.content)
  if (result.success) return result.data
  for (const issue of result.error.issues) {
    const says = { zh: `格式不对：${issue.message}`, en: issue.message }
    faults.push({ pack: folder, file: file.path, path: issue.path.join('.'), says })
  }
  return undefined
}

type Report = (file: string, path: string, says: Words, mend?: Words) => void

function readClauses(
  content: z.output<typeof ClausesFile>,
  head: z.output<typeof PackHead>,
  file: string,
  fault: Report,
): (Clause & { file: string })[] {
  const clauses: (Clause & { file: string })[] = []
  for (const entry of content.clauses) {
    const { of, ...own } = entry
    const shared = of === undefined ? undefined : content.documents?.[of]
    const document = own.document ?? shared?.document
    const force = own.force ?? shared?.force
    const from = own.from ?? shared?.from
    if (document === undefined || force === undefined || from === undefined) {
      fault(
        file,
        entry.key,
        { zh: '缺少文件名、效力层级或起始日期。', en: 'Document, force or start date is missing.' },
        {
          zh: '写明 document、force、from，或用 of 指向 documents 中的一份。',
          en: 'Give document, force and from, or point with `of` at one of documents.',
        },
      )
      continue
    }
    const to = own.to ?? shared?.to
    const seen = own.seen ?? shared?.seen
    clauses.push({
      ...{
        key: own.key,
        document,
        clause: own.clause,
        force,
        area: head.area,
        says: own.says,
        from,
        pack: head.key,
        file,
      },
      ...(own.text !== undefined && { text: own.text }),
      ...(seen !== undefined && { seen }),
      ...(to !== undefined && { to }),
    })
  }
  return clauses
}

/** `cn-32-05` → `3205`; `cn` → `cn`. */
export function areaOfName(name: string): AreaCode {
  return name === 'cn' ? 'cn' : name.slice(3).replaceAll('-', '')
}
