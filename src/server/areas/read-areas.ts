import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { pinyin } from 'pinyin-pro'
import { demoCityArea, demoDistricts, demoTownships } from '#core/demo/demo-areas.ts'
import { type AreaCode, type AreaLevel, levelOf } from '#core/shared/area.ts'
import { packageRoot } from '#server/config.ts'

/** A division with its reading: full pinyin, a space, initials (`gusuqu gsq`). */
export type AreaRow = {
  readonly code: AreaCode
  readonly level: AreaLevel
  readonly name: string
  readonly pinyin: string
}

/** The nation and the divisions of `areas/cn.tsv.gz` (province to township), in the order of their codes. */
export function readAreas(file = join(packageRoot(), 'areas/cn.tsv.gz')): readonly AreaRow[] {
  const [areas = '', table = ''] = gunzipSync(readFileSync(file)).toString('utf8').split('\n%\n')
  const readings = new Map(
    [...table.split('\n')].filter((line) => line !== '').map((line) => [line.charAt(0), line.slice(1)]),
  )
  const rows: AreaRow[] = [{ code: 'cn', level: 'nation', name: '全国', pinyin: 'quanguo qg' }]
  for (const line of areas.split('\n')) {
    if (line.startsWith('#')) continue
    const [code = '', name = '', reading] = line.split('\t')
    const syllables =
      reading?.split(' ') ?? [...name].map((character) => readings.get(character) ?? character)
    rows.push({ code, level: levelOf(code), name, pinyin: searchable(syllables) })
  }
  return rows
}

/** The invented city of the demonstration, which is in no public list. */
export function readDemoAreas(): readonly AreaRow[] {
  return [demoCityArea, ...demoDistricts, ...demoTownships].map(({ code, name }) => ({
    code,
    level: levelOf(code),
    name,
    pinyin: searchable(pinyin(name, { toneType: 'none', type: 'array', v: true })),
  }))
}

function searchable(syllables: readonly string[]): string {
  return `${syllables.join('')} ${syllables.map((s) => s.charAt(0)).join('')}`.toLowerCase()
}

/** Everything that stands in the table of areas of a demonstration, in the order of the codes. */
export function readAllAreas(): readonly AreaRow[] {
  const [nation, ...rest] = [...readAreas(), ...readDemoAreas()]
  rest.sort((a, b) => (a.code < b.code ? -1 : 1))
  return nation ? [nation, ...rest] : rest
}
