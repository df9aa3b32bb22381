import type { AreaCode } from '#core/shared/area.ts'

export type DemoArea = { readonly code: AreaCode; readonly name: string }

/** The invented city stands in a real province under a code that GB/T 2260 does not use. */
export const demoCityArea: DemoArea = { code: '3298', name: '同行市' }

/** Eleven districts with 124 townships and streets; no name is that of a real place of the same level (tested). */
const districts: readonly (readonly [string, string])[] = [
  ['云岫区', '栖溪 枕湾 苇墩 蓼庄 蓼桥 砚坞 霁泾 帆塘 枕渡 棠堰 渚圩 荻浦'],
  ['枕溪区', '岫墩 帆庄 帆桥 澄坞 笛泾 砚塘 荻湾 栖堰 苇圩 霁浦 云墩 砚庄'],
  ['栖塘区', '岫桥 蓼渡 枕泾 蓼溪 霁湾 黛墩 岫圩 岫浦 渚坞 澄庄 云桥 帆渡'],
  ['砚湖区', '荻堰 苇溪 砚湾 汀墩 云圩 云浦 苇坞 蓼泾 渚塘 砚渡 霁堰'],
  ['笛浦区', '黛圩 澄湾 棠墩 渚庄 渚桥 岫坞 帆泾 苇塘 澄渡 笛堰 汀圩'],
  ['棠桥区', '蓼浦 栖墩 苇庄 苇桥 云坞 砚泾 岫塘 蓼湾 枕堰 棠圩 帆浦'],
  ['苇湾区', '黛坞 岫庄 栖桥 渚渡 澄泾 渚溪 帆湾 荻墩 栖圩 栖浦 汀坞'],
  ['霁川区', '云庄 黛塘 苇渡 蓼堰 笛溪 岫湾 霁墩 黛庄 黛桥 棠坞 渚泾'],
  ['望归区', '汀塘 岫渡 帆堰 荻圩 云湾 笛墩 汀庄 汀桥 栖坞 苇泾 棠塘'],
  ['荻川县', '云渡 砚堰 霁圩 渚浦 枕墩 棠庄 笛桥 黛渡 岫泾 枕塘 渚湾'],
  ['汀兰县', '澄堰 笛圩 苇浦 荻坞 栖庄 枕桥 汀渡 云泾 霁溪 棠湾 蓼墩'],
]

/** How many of a district's places are streets; the others are towns, in a county the last two townships. */
const streets = { district: 6, county: 3, villagesOfCounty: 2 }

export const demoDistricts: readonly DemoArea[] = districts.map(([name], i) => ({
  code: `${demoCityArea.code}${two(i + 1)}`,
  name,
}))

export const demoTownships: readonly DemoArea[] = districts.flatMap(([district, stems], i) => {
  const names = stems.split(' ')
  const isCounty = district.endsWith('县')
  return names.map((stem, k) => ({
    code: `${demoCityArea.code}${two(i + 1)}0${two(k + 1)}`,
    name: `${stem}${kindOf(k, names.length, isCounty)}`,
  }))
})

function kindOf(index: number, count: number, isCounty: boolean): string {
  if (index < (isCounty ? streets.county : streets.district)) return '街道'
  return isCounty && index >= count - streets.villagesOfCounty ? '乡' : '镇'
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
