import type { Words } from '#core/shared/decision.ts'
import { type ColumnKey, columns } from './columns.ts'

/** What headings that carry nothing we need are called; they are passed over without a word. */
export const silentHeadings: ReadonlySet<string> = new Set(['序号', '编号', '备注', '#', 'no', '行号'])

const byName: ReadonlyMap<string, ColumnKey> = new Map(
  columns.flatMap((c) => [c.title.zh, c.title.en, ...c.names].map((n) => [plainHeading(n), c.key] as const)),
)

export function findColumn(heading: string): ColumnKey | undefined {
  return byName.get(plainHeading(heading))
}

export function titleOf(key: ColumnKey): Words {
  return columns.find((c) => c.key === key)?.title ?? { zh: key, en: key }
}

/** A heading without what varies: blanks, brackets with a remark, stars, colons, letter case. */
export function plainHeading(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[((（【[].*?[)）】\]]/g, '')
    .replace(/[\s*＊:：、，,。./_\\-]+/g, '')
}
