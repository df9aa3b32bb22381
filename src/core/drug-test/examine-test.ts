import type { Entry } from '#core/journal/entry.ts'
import type { Policy } from '#core/policy/policy.ts'
import type { Words } from '#core/shared/decision.ts'
import { addMonths, type PlainDate } from '#core/shared/plain-date.ts'
import { levelOfTest, testChains } from './test-chains.ts'
import { testRule } from './test-rule.ts'

/** Something that the rules on testing ask for and the record does not show. A person weighs it; no count changes by it. */
export type TestDefect = { readonly kind: string; readonly clause: string; readonly says: Words }

export type Tested = { readonly sex: 'male' | 'female' | 'unknown' }

type Look = {
  readonly test: Entry
  readonly journal: readonly Entry[]
  readonly policy: Policy
  readonly person: Tested
}
type Check = (look: Look) => readonly TestDefect[]

/** What the record of a test lacks, each with its clause; none for a test that shows all that is asked of it. */
export function examineTest(
  test: Entry,
  journal: readonly Entry[],
  policy: Policy,
  person: Tested,
): readonly TestDefect[] {
  const look = { test, journal, policy, person }
  return checks.flatMap((check) => check(look))
}

const checks: readonly Check[] = [
  testers,
  collector,
  sampleKind,
  telling,
  sealing,
  hair,
  bodyNamed,
  laboratory,
  anotherBody,
  entrusted,
]

function testers({ test, policy }: Look): readonly TestDefect[] {
  if (test.data['level'] !== 'onSite') return []
  const { value, clause } = testRule<number>(policy, 'test.minTesters', test.on)
  const names = new Set(Array.isArray(test.data['testers']) ? test.data['testers'].map(String) : [])
  if (names.size >= value) return []
  return [
    defect(
      'testersTooFew',
      clause,
      `现场检测应当不少于${value}人，登记了${names.size}人`,
      `an on-site test takes ${value} people, ${names.size} are named`,
    ),
  ]
}

function collector({ test, policy, person }: Look): readonly TestDefect[] {
  const { value, clause } = testRule<boolean>(policy, 'test.femaleCollector', test.on)
  const { data } = test
  if (!value || person.sex !== 'female' || levelOfTest(test) > 0) return []
  if (data['collectorSex'] === 'female') return []
  if (data['collectorSex'] === undefined)
    return [
      defect(
        'collectorUnknown',
        clause,
        '采集女性样本，没有登记采样人的性别',
        "the sample is a woman's and the sex of the collector is not recorded",
      ),
    ]
  const why = typeof data['collectorWhy'] === 'string' ? data['collectorWhy'] : ''
  return [
    defect(
      'collectorSex',
      clause,
      `女性的样本没有由女性工作人员采集${why ? `（说明：${why}）` : ''}`,
      `a woman's sample was not taken by a woman${why ? ` (explained: ${why})` : ''}`,
    ),
  ]
}

function sampleKind({ test, policy }: Look): readonly TestDefect[] {
  const { value, clause } = testRule<readonly string[]>(policy, 'test.samples', test.on)
  if (value.includes(String(test.data['sample']))) return []
  return [defect('sampleKind', clause, '规定里没有这种样本', 'the rules know no such sample')]
}

function telling({ test }: Look): readonly TestDefect[] {
  const { data } = test
  if (data['result'] !== 'positive') return []
  if (data['toldOn'] === undefined)
    return [
      defect(
        'notTold',
        clauseOfRules,
        '没有登记何时告知本人结果，异议期自检测之日算起',
        'when the person was told is not recorded; the objection window is counted from the test',
      ),
    ]
  const unsigned = data['toldSigned'] === undefined
  const unseen = data['toldSigned'] === 'refusedToSign' && data['witness'] === undefined
  if (unsigned)
    return [
      defect('notSigned', clauseOfRules, '没有登记本人是否签字', 'whether the person signed is not recorded'),
    ]
  return unseen
    ? [
        defect(
          'noWitness',
          clauseOfRules,
          '本人拒绝签字，没有见证人',
          'the person would not sign and there is no witness',
        ),
      ]
    : []
}

/** The rules on testing as a whole; their single articles were not seen. */
const clauseOfRules = 'xdjc'

function sealing({ test, policy }: Look): readonly TestDefect[] {
  const { data } = test
  if (data['result'] !== 'positive' || levelOfTest(test) > 0) return []
  const { clause } = testRule(policy, 'sample.retentionMonths', test.on)
  const split = ['A', 'B'].every(
    (part) => data[`no${part}`] !== undefined || data[`seal${part}`] !== undefined,
  )
  if (!split)
    return [
      defect(
        'notSplit',
        clause,
        '阳性样本没有登记分为A、B两份封存',
        'a positive sample is not recorded as split into A and B',
      ),
    ]
  const found: TestDefect[] = []
  if (data['sealA'] === undefined || data['sealB'] === undefined)
    found.push(
      defect('notSealed', clause, 'A、B样没有都登记封条号', 'not both parts have the number of a seal'),
    )
  if (data['storedAt'] === undefined)
    found.push(
      defect('notStored', clause, '没有登记样本存放在哪里', 'where the sample is kept is not recorded'),
    )
  return found
}

function hair({ test, policy }: Look): readonly TestDefect[] {
  const { data } = test
  if (data['sample'] !== 'hair' || (levelOfTest(test) > 0 && data['of'] !== undefined)) return []
  const long = testRule<number>(policy, 'hair.maxCentimetres', test.on)
  const light = testRule<number>(policy, 'hair.minMilligrams', test.on)
  const [cm, a, b] = [data['hairCm'], data['hairMgA'], data['hairMgB']].map((v) =>
    typeof v === 'number' ? v : null,
  )
  const found: TestDefect[] = []
  if (cm === null || cm === undefined || a === null || a === undefined || b === null || b === undefined)
    found.push(
      defect(
        'hairUnmeasured',
        long.clause,
        '没有登记毛发的长度和A、B两份的重量',
        'length and weights of the hair are not recorded',
      ),
    )
  if (typeof cm === 'number' && cm > long.value)
    found.push(
      defect(
        'hairTooLong',
        long.clause,
        `毛发应当取距根部${long.value}厘米以内，登记为${cm}厘米`,
        `hair is taken within ${long.value} cm of the root, ${cm} cm are recorded`,
      ),
    )
  const least = Math.min(a ?? light.value, b ?? light.value)
  if (least < light.value)
    found.push(
      defect(
        'hairTooLight',
        light.clause,
        `每份毛发不少于${light.value}毫克，登记为${least}毫克`,
        `each portion weighs at least ${light.value} mg, ${least} mg are recorded`,
      ),
    )
  return found
}

function bodyNamed({ test }: Look): readonly TestDefect[] {
  if (levelOfTest(test) === 0 || test.data['institution'] !== undefined) return []
  return [defect('bodyUnknown', clauseOfRules, '没有登记检测机构', 'which body tested is not recorded')]
}

/** A laboratory tests what was positive on site or objected to; hair goes there at once. */
function laboratory(look: Look): readonly TestDefect[] {
  const { test } = look
  if (levelOfTest(test) === 0 || test.data['sample'] === 'hair') return []
  const { clause } = testRule(look.policy, 'test.steps', test.on)
  const lower = lowerTests(look)
  if (lower.length === 0)
    return [
      defect(
        'stepSkipped',
        clause,
        '没有上一步的检测，应当先现场检测、再实验室检测、再复检',
        'there is no test of the step before: on site, laboratory, re-test',
      ),
    ]
  const objected = look.journal.some(
    (e) => e.type === 'testObjected' && lower.some((t) => t.id === e.data['test']),
  )
  if (objected || lower.some((t) => t.data['result'] === 'positive')) return []
  return [
    defect(
      'noCause',
      clause,
      '上一步不是阳性，本人也没有提出异议',
      'the step before was not positive and nobody objected',
    ),
  ]
}

function anotherBody(look: Look): readonly TestDefect[] {
  const { test } = look
  const body = test.data['institution']
  if (test.data['level'] !== 'retest' || typeof body !== 'string') return []
  const same = lowerTests(look).some((t) => sameBody(t.data['institution'], body))
  return same
    ? [
        defect(
          'sameBody',
          clauseOfRules,
          '复检应当由另一个检测机构进行，登记的是同一机构',
          'the re-test was made by the same body as the test before',
        ),
      ]
    : []
}

export function sameBody(a: unknown, b: unknown): boolean {
  const plain = (x: unknown) => (typeof x === 'string' ? x.replaceAll(/\s/g, '') : null)
  return plain(a) !== null && plain(a) === plain(b)
}

function lowerTests({ test, journal, policy }: Look): readonly Entry[] {
  const chain = testChains(journal, policy).find((c) => c.tests.some((t) => t.id === test.id))
  return (chain?.tests ?? []).filter((t) => levelOfTest(t) < levelOfTest(test))
}

function entrusted({ test, journal }: Look): readonly TestDefect[] {
  if (test.data['way'] !== 'entrusted') return []
  const running = journal.some(
    (e) =>
      e.type === 'testEntrusted' &&
      e.on <= test.on &&
      test.on <= String(e.data['until']) &&
      !isEnded(e, journal, test.on),
  )
  return running
    ? []
    : [
        defect(
          'notEntrusted',
          'local-practice',
          '没有在期的异地检测委托',
          'no running agreement entrusts tests elsewhere',
        ),
      ]
}

function isEnded(entrustment: Entry, journal: readonly Entry[], on: PlainDate): boolean {
  return journal.some(
    (e) => e.type === 'testEntrustmentEnded' && e.data['entrustment'] === entrustment.id && e.on < on,
  )
}

function defect(kind: string, clause: string, zh: string, en: string): TestDefect {
  return { kind, clause, says: { zh, en } }
}

/** The first day that a hair test speaks of; null for other samples. */
export function lookBackFrom(test: Entry, policy: Policy): PlainDate | null {
  if (test.data['sample'] !== 'hair') return null
  const own = test.data['windowMonths']
  const months = typeof own === 'number' ? own : testRule<number>(policy, 'hair.windowMonths', test.on).value
  return addMonths(test.on, -months)
}
