import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { buildBook } from '#core/policy/build-book.ts'
import { checkExample } from '#core/policy/check-example.ts'
import { ruleOn } from '#core/policy/policy.ts'
import { parseYamlFiles } from '#server/policies/parse-yaml.ts'
import { policiesFolder, readPacks, readPolicyBook } from '#server/policies/read-policy-book.ts'

const book = readPolicyBook()
const nation = book.pack('cn')
const sources = (await readdir('src', { recursive: true }))
  .filter((f) => /\.tsx?$/.test(f) && !f.includes('.test.'))
  .map((f) => `src/${f}`)
const texts = new Map(await Promise.all(sources.map(async (f) => [f, await readFile(f, 'utf8')] as const)))

/** Rules that a place may have and the nation has not: whoever looks them up must live without. */
const optional = [
  /^metricTarget\./,
  /^agreement\.localContents$/,
  /^workGroup\.localKinds$/,
  /^staffing\.cadreFrom$/,
  /^earlyIntervention\./,
  /^screening\./,
  /^budget\.perPersonYuan$/,
  /^isolation\.\w+WorkDays$/,
  /^police\.receiptWorkDays$/,
  /^special\.localExempt$/,
  /^exempt\.oldYears$/,
  /^notice\.(serve|discharge)WorkDays$/,
  /^evaluation\.interviewAfterLastYears$/,
]

test('every rule that the code looks up is in the national pack, or is one that a place may lack', () => {
  const asked =
    /\b(?:ruleOn|findRule|ruleAt|findRuleAt|need|lookUp)(?:<[^(]*>)?\([^)']*'([a-z][A-Za-z]*(?:\.[A-Za-z]+)+)'/g
  const found = [...texts].flatMap(([file, text]) =>
    [...text.matchAll(asked)].map(([, key = '']) => ({ file, key })),
  )
  expect(found.length).toBeGreaterThan(20)
  const lacking = found.filter(({ key }) => !nation.rules[key] && !optional.some((o) => o.test(key)))
  expect(lacking).toEqual([])
})

test('every clause that the code names is in the national pack', () => {
  const named = [...texts].flatMap(([file, text]) =>
    [...text.matchAll(/'((?:jdf|jdtl|cxgd|mfd|mfjc|pipl|plan2016|op2017)-[\d-]+|xdjc|local-practice)'/g)].map(
      ([, key = '']) => ({ file, key }),
    ),
  )
  expect(named.filter(({ key }) => !nation.clauses[key])).toEqual([])
})

test('both measures have their schedule and their start of three years', () => {
  for (const measure of ['communityDetox', 'communityRehab']) {
    expect(nation.rules[`test.schedule.${measure}`]).toBeDefined()
    expect(nation.rules[`abstinent.start.${measure}`]).toBeDefined()
  }
})

test('values of statute, regulation and ministry rule stand in the national pack only, and are locked there', () => {
  for (const policy of book.policies)
    for (const rule of Object.values(policy.rules))
      for (const value of rule.values) {
        const force = policy.clauses[value.clause]?.force ?? ''
        if (value.reading === true || !['T1', 'T2', 'T3'].includes(force)) continue
        expect(value.pack, `${policy.pack} ${rule.key}`).toBe('cn')
        expect(rule.locked, `${policy.pack} ${rule.key}`).toBe(true)
      }
})

const chinese = '零一二三四五六七八九十'
/** 15 → `15` or `十五`; 36 months → three years as well. */
function spellings(value: number, unit: string | undefined): string[] {
  const say = (n: number): string[] => {
    const tens = Math.floor(n / 10)
    const ones = n % 10
    const ten = tens === 0 ? '' : `${tens > 1 ? chinese[tens] : ''}十`
    return [String(n), n < 100 ? `${ten}${ones === 0 && tens > 0 ? '' : chinese[ones]}` : String(n)]
  }
  return [
    ...(value === 2 ? ['两'] : []),
    ...say(value),
    ...(unit === 'month' && value % 12 === 0 ? say(value / 12) : []),
  ]
}

test('a number of the law stands in the wording of its clause', () => {
  let checked = 0
  for (const rule of Object.values(nation.rules)) {
    for (const value of rule.values) {
      const text = nation.clauses[value.clause]?.text ?? nation.clauses[value.clause]?.says.zh
      if (!rule.locked || typeof value.value !== 'number' || text === undefined) continue
      const found = spellings(value.value, rule.unit).some((s) => text.includes(s))
      expect(found, `${rule.key} = ${value.value} in ${value.clause}: ${text}`).toBe(true)
      checked++
    }
  }
  expect(checked).toBeGreaterThan(20)
})

test('what no official source gives is never shown as more than a reading', () => {
  const notFound =
    /^(test\.schedule|visit\.|talk\.|assessment\.|firstHomeVisit|followUp|tiers\.scheme|retention\.case|rehab\.termStart|leave\.workerMax)/
  for (const policy of book.policies)
    for (const rule of Object.values(policy.rules))
      if (notFound.test(rule.key))
        for (const value of rule.values) {
          expect(value.reading, `${policy.pack} ${rule.key}`).toBe(true)
          expect(value.because?.zh, `${policy.pack} ${rule.key}`).toMatch(/\p{Script=Han}/u)
        }
})

test('every clause says one thing in both languages', () => {
  for (const clause of book.policies.flatMap((p) => Object.values(p.clauses))) {
    expect(clause.says.zh, clause.key).toMatch(/\p{Script=Han}.*。$/u)
    expect(clause.says.en, clause.key).toMatch(/^\P{Script=Han}+\.$/u)
  }
})

test('years and months of one term agree', () => {
  for (const [years, months] of [
    ['detox.termYears', 'detox.termMonths'],
    ['rehab.maxYears', 'rehab.maxMonths'],
  ] as const)
    expect(ruleOn<number>(nation, years, '2026-01-01').value * 12).toBe(
      ruleOn(nation, months, '2026-01-01').value,
    )
})

test('the demonstration city does as Suzhou does', () => {
  const demo = book.pack('cn-32-98')
  const suzhou = book.packs.find((p) => p.key === 'cn-32-05')
  for (const example of suzhou?.examples ?? [])
    expect(checkExample(demo, example), example.says).toBeUndefined()
  expect(demo.chain).toEqual(['cn', 'cn-32-05', 'cn-32-98'])
  expect(book.at('329801001').pack).toBe('cn-32-98')
})

test('Shanghai and Shandong start the three years alike and exclude differently', () => {
  const on = (pack: string, key: string, day = '2025-01-01') => ruleOn(book.pack(pack), key, day)
  for (const pack of ['cn-31', 'cn-37'])
    expect(
      ['notAddicted', 'communityDetox', 'communityRehab', 'isolation'].map(
        (k) => on(pack, `abstinent.start.${k}`).value,
      ),
    ).toEqual(['caught', 'execution', 'execution', 'release'])
  expect(on('cn-31', 'abstinent.exclusion')).toMatchObject({ value: 'all', clause: 'sh-29', reading: false })
  expect(on('cn-37', 'abstinent.exclusion')).toMatchObject({
    value: 'measures',
    clause: 'sd-36',
    reading: false,
  })
  expect(on('cn', 'abstinent.exclusion')).toMatchObject({ value: 'none', reading: true })
})

test('the superseded Zhejiang days end with its revision and never touch the statutory fifteen', () => {
  const zhejiang = book.pack('cn-33-01')
  expect(ruleOn(zhejiang, 'reportIn.localDays', '2022-03-17').value).toBe(2)
  expect(() => ruleOn(zhejiang, 'reportIn.localDays', '2022-03-18')).toThrow(/no rule/)
  expect(ruleOn(zhejiang, 'reportIn.days', '2015-01-01').value).toBe(15)
})

test('the page “Add a rule” is true: its lines, put into a folder, load and pass', async () => {
  const page = await readFile('docs/add-a-rule.md', 'utf8')
  const [head = '', clauses = '', ...topic] = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(
    ([, yaml = '']) => yaml,
  )
  const folder = 'cn-61-01'
  const texts = [
    { folder, path: 'pack.yaml', text: head },
    { folder, path: 'clauses.yaml', text: clauses },
    { folder, path: 'contact.yaml', text: topic.join('\n') },
  ]
  const contents = parseYamlFiles(texts)
  const files = texts.map(({ path }, i) => ({ path, content: contents[i] }))
  const grown = buildBook([...readPacks(policiesFolder()), { folder, files }], nation.calendar)
  const pack = grown.packs.find((p) => p.key === folder)
  expect(pack?.examples).toHaveLength(2)
  for (const example of pack?.examples ?? [])
    expect(checkExample(grown.pack(folder), example)).toBeUndefined()
})
