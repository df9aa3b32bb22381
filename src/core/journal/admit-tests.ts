import { sameBody } from '#core/drug-test/examine-test.ts'
import { keptSamples } from '#core/drug-test/kept-samples.ts'
import { levelOfTest, testChains } from '#core/drug-test/test-chains.ts'
import type { Policy, PolicyBook } from '#core/policy/policy.ts'
import type { Refusal, Words } from '#core/shared/decision.ts'
import type { Entry } from './entry.ts'

const looked: ReadonlySet<string> = new Set(['testTaken', 'sampleSent', 'sampleDisposed'])

/**
 * What a test or a sample can not be, or must not be made: a result of a lower step that stands above a higher one, a
 * re-test sent to the body that tested before, a sample destroyed while it is still the proof. Everything else that the
 * rules ask for is shown as a defect and refused to nobody.
 */
export function checkTests(entry: Entry, journal: readonly Entry[], book: PolicyBook): readonly Refusal[] {
  if (!looked.has(entry.type)) return []
  if (entry.type === 'testTaken') return entry.data['of'] === undefined ? [] : checkStep(entry, journal)
  const order = journal.find((e) => e.type === 'orderIssued')
  if (!order) return []
  const policy = book.at(String(order.data['executionPlace']))
  return entry.type === 'sampleSent'
    ? checkSent(entry, journal, policy)
    : checkDisposed(entry, journal, policy)
}

function checkStep(entry: Entry, journal: readonly Entry[]): readonly Refusal[] {
  const before = journal.find((e) => e.id === entry.data['of'])
  if (before?.type !== 'testTaken') return []
  if (before.data['sample'] !== entry.data['sample'])
    return [
      refusal('sample', {
        zh: '与所指检测不是同一种样本',
        en: 'is another kind of sample than the test it looks at again',
      }),
    ]
  if (levelOfTest(entry) > levelOfTest(before)) return []
  const says = { zh: '不是所指检测的下一步', en: 'is not a step after the test it looks at again' }
  return [refusal('level', says, 'xdjc')]
}

function checkSent(entry: Entry, journal: readonly Entry[], policy: Policy): readonly Refusal[] {
  const sample = sampleOf(entry, journal, policy)
  if (!sample) return [noPart()]
  if (sample.state === 'disposed')
    return [refusal('part', { zh: '这份样本已经处理', en: 'has been disposed of' })]
  const chain = testChains(journal, policy).find((c) => c.tests.some((t) => t.id === entry.data['test']))
  if (entry.data['for'] !== 'retest' || !chain) return []
  const lab = chain.tests.filter((t) => t.data['level'] === 'lab')
  if (lab.length === 0)
    return [
      refusal(
        'for',
        { zh: '还没有实验室检测的结果，不能送复检', en: 'has no laboratory result to re-test yet' },
        'xdjc',
      ),
    ]
  if (!lab.some((t) => sameBody(t.data['institution'], entry.data['to']))) return []
  const says = {
    zh: '复检应当送另一个检测机构',
    en: 'is the body that tested before; a re-test goes to another',
  }
  const mend = { zh: '请改送没有做过这份样本的机构', en: 'Send it to a body that has not tested this sample' }
  return [{ ...refusal('to', says, 'xdjc'), mend }]
}

function checkDisposed(entry: Entry, journal: readonly Entry[], policy: Policy): readonly Refusal[] {
  const refusals: Refusal[] = []
  const people = Array.isArray(entry.data['people']) ? new Set(entry.data['people'].map(String)) : new Set()
  if (people.size < 2)
    refusals.push(refusal('people', { zh: '应当有两名不同的人在场', en: 'names no two different people' }))
  const sample = sampleOf(entry, journal, policy)
  if (!sample) return [...refusals, noPart()]
  if (sample.state === 'disposed')
    return [...refusals, refusal('part', { zh: '这份样本已经处理', en: 'has been disposed of' })]
  if (sample.held) {
    const says = {
      zh: '异议或者复检还没有结束，样本不能处理',
      en: 'is still the proof in an open objection or re-test',
    }
    const mend = { zh: '等异议决定、结果登记之后再处理', en: 'Wait for the decision and the result' }
    refusals.push({ ...refusal('test', says, 'xdjc'), mend })
  }
  if (entry.on <= sample.keepUntil) {
    const says = { zh: `样本应当保存至${sample.keepUntil}`, en: `must be kept until ${sample.keepUntil}` }
    refusals.push(refusal('on', says, 'xdjc'))
  }
  return refusals
}

function sampleOf(entry: Entry, journal: readonly Entry[], policy: Policy) {
  return keptSamples(journal, policy).find(
    (s) => s.test === entry.data['test'] && s.part === entry.data['part'],
  )
}

function noPart(): Refusal {
  const says = { zh: '这次检测没有登记这份样本', en: 'names a part that was not sealed at this test' }
  return refusal('part', says)
}

function refusal(field: string, says: Words, clause?: string): Refusal {
  const base = { code: `admit.test.${field}`, field: field === 'on' ? 'on' : `data.${field}`, says }
  return clause === undefined ? base : { ...base, clause }
}
