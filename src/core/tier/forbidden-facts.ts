import type { Words } from '#core/shared/decision.ts'

/** What no tier may rest on, what forbids it, and how it is recognised. */
export type Forbidden = {
  readonly key: string
  readonly about: Words
  readonly clause: string
  /** Fragments of Chinese; looked for after everything but the characters was taken out. */
  readonly zh: readonly string[]
  /** Beginnings of English (and pinyin) words; a name like `noFixedIncome` is read as its words. */
  readonly en: readonly string[]
  /** How people are worked with may name it (a family is visited); a ground may not. */
  readonly allowedInPractice?: boolean
}

export const forbiddenFacts: readonly Forbidden[] = [
  {
    key: 'poverty',
    about: { zh: '贫困、低保', en: 'poverty' },
    clause: 'jdf-52',
    zh: [
      ...[
        '贫',
        '低保',
        '特困',
        '五保',
        '困难户',
        '家境',
        '经济',
        '收入',
        '救济',
        '欠债',
        '负债',
        '无业',
        '失业',
      ],
      ...['待业', '下岗', '没有工作', '无工作', '无固定工作', '居无定所', '无住房', '租房', '流浪'],
    ],
    en: [
      ...['poverty', 'poor', 'income', 'allowance', 'unemploy', 'jobless', 'workless', 'welfare', 'benefit'],
      ...['homeless', 'debt', 'destitut', 'needy', 'dibao', 'pinkun', 'shouru', 'shiye', 'wuye'],
    ],
  },
  {
    key: 'ethnicity',
    about: { zh: '民族', en: 'ethnicity' },
    clause: 'jdf-52',
    zh: [
      '民族',
      '少数族',
      '族裔',
      '种族',
      '汉族',
      '回族',
      '藏族',
      '彝族',
      '苗族',
      '壮族',
      '维吾尔',
      '维族',
      '蒙古族',
      '血统',
    ],
    en: [
      'ethnic',
      'nationality',
      'minority',
      'minorities',
      'race',
      'racial',
      'tribe',
      'uyghur',
      'tibetan',
      'minzu',
    ],
  },
  {
    key: 'religion',
    about: { zh: '宗教信仰', en: 'religion' },
    clause: 'pipl-28',
    zh: [
      '宗教',
      '信仰',
      '信教',
      '教徒',
      '信徒',
      '穆斯林',
      '伊斯兰',
      '基督',
      '天主教',
      '佛教',
      '道教',
      '教会',
      '礼拜',
      '清真',
      '朝觐',
    ],
    en: [
      ...[
        'religio',
        'faith',
        'belief',
        'church',
        'mosque',
        'temple',
        'muslim',
        'islam',
        'christian',
        'buddhis',
      ],
      ...['worship', 'prayer', 'zongjiao', 'xinyang'],
    ],
  },
  {
    key: 'family',
    about: { zh: '没有家庭', en: 'having no family' },
    clause: 'jdf-52',
    zh: [
      ...[
        '家庭',
        '家人',
        '家属',
        '亲属',
        '亲人',
        '亲友',
        '独居',
        '独身',
        '单身',
        '单亲',
        '未婚',
        '离婚',
        '离异',
        '丧偶',
      ],
      ...['孤儿', '孤寡', '无依', '父母', '配偶', '子女', '婚姻'],
    ],
    en: [
      ...[
        'family',
        'families',
        'relative',
        'kin',
        'orphan',
        'single',
        'divorc',
        'widow',
        'unmarried',
        'marital',
      ],
      ...['marriage', 'spouse', 'parent', 'childless', 'alone', 'jiating', 'qinshu'],
    ],
    allowedInPractice: true,
  },
  {
    key: 'hiv',
    about: { zh: '艾滋病感染', en: 'HIV' },
    clause: 'azb-39',
    zh: ['艾滋', '爱滋', '感染', '病毒', '免疫缺陷', '阳性者', '抗病毒', '传染病'],
    en: ['hiv', 'aids', 'infect', 'immunodef', 'antiretroviral', 'cd4', 'seropositiv', 'viral', 'aizi'],
  },
  {
    key: 'health',
    about: { zh: '疾病、残疾', en: 'illness or disability' },
    clause: 'pipl-28',
    zh: ['残疾', '精神病', '精神障碍', '疾病', '患病', '肝炎', '梅毒', '结核', '怀孕', '孕妇', '智力'],
    en: [
      'disab',
      'illness',
      'disease',
      'mental',
      'psychiatr',
      'hepatitis',
      'syphilis',
      'tubercul',
      'pregnan',
      'handicap',
    ],
    allowedInPractice: true,
  },
  {
    key: 'origin',
    about: { zh: '性别、年龄、户籍、学历', en: 'sex, age, origin or schooling' },
    clause: 'jdf-52',
    zh: [
      '性别',
      '年龄',
      '户籍',
      '户口',
      '外来',
      '外地人',
      '农民工',
      '流动人口',
      '学历',
      '文盲',
      '性取向',
      '同性恋',
    ],
    en: [
      'gender',
      'sex',
      'age',
      'hukou',
      'migrant',
      'immigrant',
      'origin',
      'illitera',
      'schooling',
      'homosex',
      'gay',
      'huji',
    ],
    allowedInPractice: true,
  },
]

/** What a name or a text of a scheme speaks of that no tier may rest on; spacing, width and case do not hide it. */
export function findForbidden(text: string, use: 'ground' | 'practice' = 'ground'): Forbidden | undefined {
  const plain = text.normalize('NFKC')
  const chinese = plain.replace(/[^\p{Script=Han}]/gu, '')
  const words = wordsOf(plain)
  // letters set apart (“h.i.v”, “p o o r”) read as one word
  const spelled = plain.toLowerCase().match(/\b[a-z](?:(?:[._*·-][a-z]){2,}|(?: [a-z]){2,})\b/g) ?? []
  const all = [...words, ...spelled.map((s) => s.replace(/[^a-z]/g, ''))]
  return forbiddenFacts.find(
    (f) =>
      !(use === 'practice' && f.allowedInPractice) &&
      (f.zh.some((part) => chinese.includes(part)) ||
        all.some((word) =>
          f.en.some((start) => (start.length < 4 ? word === start : word.startsWith(start))),
        )),
  )
}

/** `noFixedIncome`, `HIVStatus` and `low_income` as their words, in small letters, marks of accents and zero width gone. */
function wordsOf(text: string): readonly string[] {
  const bare = text.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '')
  return bare
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
}
