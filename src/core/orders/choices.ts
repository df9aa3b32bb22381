import type { OrderDraft, OrderPerson, OrderTerms } from './order-draft.ts'

type Way = NonNullable<OrderDraft['service']['way']>

/** A word or code as police lists write it → our value. The first key that stands in the cell's text wins. */
export type Choice<T extends string> = readonly (readonly [match: RegExp, value: T])[]

export const sexes: Choice<OrderPerson['sex']> = [
  [/^(女|2|F|female|女性)$/i, 'female'],
  [/^(男|1|M|male|男性)$/i, 'male'],
]

export const idKindWords: Choice<OrderPerson['idKind']> = [
  [/身份证|公民身份/, 'residentId'],
  [/^(111|01|1)$/, 'residentId'],
  [/护照|passport/i, 'passport'],
  [/通行证|居住证|居留/, 'permit'],
  [/./, 'other'],
]

export const measureWords: Choice<OrderTerms['measure']> = [
  [/康复|社康|rehab/i, 'communityRehab'],
  [/戒毒|社戒|detox/i, 'communityDetox'],
]

export const venueWords: Choice<OrderTerms['venue']> = [
  [/户籍|hukou/i, 'hukou'],
  [/居住|现住|residence/i, 'residence'],
  [/场所|facility/i, 'facility'],
]

export const levelWords: Choice<OrderTerms['organLevel']> = [
  [/设区|地级|^市|city/i, 'city'],
  [/县|区|旗|county/i, 'county'],
]

export const wayWords: Choice<Way> = [
  [/直接|当面|当场|本人|direct/i, 'direct'],
  [/家属|亲属|家庭|family/i, 'family'],
  [/单位|employer/i, 'employer'],
  [/居委|村委|居民委|村民委|committee/i, 'committee'],
  [/留置|leftInPlace/i, 'leftInPlace'],
  [/委托|entrusted/i, 'entrusted'],
  [/邮|mail/i, 'mail'],
  [/电子|传真|网络|微信|短信|electronic/i, 'electronic'],
]

/** What a template offers in its drop-downs and a refusal names as the known words. */
export const offered = {
  sex: ['男', '女'],
  idKind: ['居民身份证', '护照', '港澳台居民通行证(居住证)', '其他'],
  measure: ['社区戒毒', '社区康复'],
  venue: ['户籍所在地', '现居住地', '戒毒康复场所'],
  organLevel: ['县级', '设区的市级'],
  servedWay: [
    '直接送达',
    '家属代收',
    '单位代收',
    '居(村)委会代收',
    '留置送达',
    '委托送达',
    '邮寄送达',
    '电子送达',
  ],
} as const

export function choose<T extends string>(choice: Choice<T>, text: string): T | undefined {
  for (const [match, value] of choice) if (match.test(text)) return value
  return undefined
}

/**
 * The level that an organ's name tells; `none` where such a body can not decide (a police station). A 市公安局 of a
 * city without districts stands at county level, so only the names of `cities` with districts count as cities.
 */
export function organLevelOf(
  organ: string,
  cities: readonly string[],
): OrderTerms['organLevel'] | 'none' | undefined {
  if (/派出所|居委|街道办|镇人民政府/.test(organ)) return 'none'
  if (/分局|[县区旗]公安局|公安[县区]/.test(organ)) return 'county'
  if (cities.some((city) => organ.includes(`${city}公安局`))) return 'city'
  return undefined
}
