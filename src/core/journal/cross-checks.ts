import { need, rulesOf } from '#core/case/replay/rule-book.ts'
import { wholeTermEnd } from '#core/case/replay/term.ts'
import type { PolicyBook } from '#core/policy/policy.ts'
import type { Refusal, Words } from '#core/shared/decision.ts'
import { addMonthsToDay, type PlainDate, toDayNumber } from '#core/shared/plain-date.ts'
import type { Entry } from './entry.ts'

/** What one field alone can not say: that fields of an entry fit each other and the law of its place and day. */
export function crossChecks(entry: Entry, book: PolicyBook | undefined): readonly Refusal[] {
  switch (entry.type) {
    case 'orderIssued':
      return checkOrder(entry as Entry<OrderData>, book)
    case 'leaveAsked':
      return inOrder(entry, 'from', 'to')
    case 'absenceFound':
      return inOrder(entry, 'from', 'to')
    case 'agreementSigned':
      return checkSigners(entry)
    case 'specialSituation':
      return entry.data['kind'] === 'nursing' && entry.data['childBornOn'] === undefined
        ? [
            refusal(
              'childBornOn',
              { zh: '应当写明子女出生日期', en: 'is missing: the day the child was born' },
              'jdf-39',
            ),
          ]
        : []
    case 'relapseFound':
      return entry.data['test'] === undefined && entry.data['source'] === undefined
        ? [refusal('source', { zh: '应当写明检测或者来源', en: 'is missing: a test or a source is needed' })]
        : []
    case 'testTaken':
      return checkTest(entry)
    default:
      return []
  }
}

/** Force needs its approval, and two parts of one sample have two numbers. */
function checkTest({ data }: Entry): readonly Refusal[] {
  const refusals: Refusal[] = []
  if (data['forced'] === true && data['approvalNo'] === undefined)
    refusals.push(
      refusal(
        'approvalNo',
        {
          zh: '强制检测应当写明批准文号',
          en: 'is missing: force needs the approval of the head of a police organ or station',
        },
        'jdf-32',
      ),
    )
  for (const [a, b] of [
    ['noA', 'noB'],
    ['sealA', 'sealB'],
  ] as const)
    if (data[a] !== undefined && data[a] === data[b])
      refusals.push(refusal(b, { zh: '与A样相同', en: 'is the same as that of part A' }))
  return refusals
}

/** An agreement has two sides. Who refused is recorded as refusing, and that is no signature (戒毒条例 16). */
function checkSigners(entry: Entry): readonly Refusal[] {
  const signers = entry.data['signers'] as readonly { kind: string; way: string }[] | undefined
  if (signers === undefined) return []
  const signed = (...kinds: readonly string[]) =>
    signers.some((s) => s.way === 'signed' && kinds.includes(s.kind))
  const clause = 'jdtl-16'
  return [
    ...(signed('person', 'guardian')
      ? []
      : [
          refusal(
            'signers',
            { zh: '本人（监护人）没有签字', en: 'lacks the name of the person or guardian' },
            clause,
          ),
        ]),
    ...(signed('township', 'body')
      ? []
      : [
          refusal(
            'signers',
            {
              zh: '乡镇（街道）或者指定的基层组织没有签字',
              en: 'lacks the name of the township or its body',
            },
            clause,
          ),
        ]),
  ]
}

type OrderData = {
  readonly measure: 'communityDetox' | 'communityRehab'
  readonly termMonths?: number
  readonly creditDays?: number
  readonly statedFrom?: PlainDate
  readonly statedTo?: PlainDate
  readonly executionPlace: string
}

function checkOrder(entry: Entry<OrderData>, book: PolicyBook | undefined): readonly Refusal[] {
  const { data } = entry
  const span = inOrder(entry as unknown as Entry, 'statedFrom', 'statedTo')
  if (span.length > 0 || book === undefined) return span
  const rules = rulesOf(book.at(data.executionPlace))
  const day = toDayNumber(entry.on)
  if (data.measure === 'communityDetox') {
    const rule = need<number>(rules, 'detox.termMonths', day)
    return checkDetox(entry, rule.value, rule.clause)
  }
  const rule = need<number>(rules, 'rehab.maxMonths', day)
  const stated = data.statedFrom !== undefined && data.statedTo !== undefined
  if (data.termMonths === undefined && !stated)
    return [
      refusal(
        'termMonths',
        { zh: '社区康复决定书应当写明期限', en: 'is missing: a rehabilitation order states its term' },
        rule.clause,
      ),
    ]
  if ((data.termMonths ?? 0) > rule.value || (stated && monthsStated(data) > rule.value))
    return [
      refusal(
        data.termMonths === undefined ? 'statedTo' : 'termMonths',
        { zh: `社区康复最长${rule.value}个月`, en: `is longer than the ${rule.value} months of the law` },
        rule.clause,
      ),
    ]
  return []
}

/** The term of detox is fixed; only days served in isolation are taken off (戒毒条例 31). */
function checkDetox(entry: Entry<OrderData>, months: number, clause: string): readonly Refusal[] {
  const { data } = entry
  const says: Words = {
    zh: `社区戒毒期限应当是${months}个月减去折抵天数`,
    en: `is not the ${months} months of the law less credit`,
  }
  if (data.termMonths !== undefined && data.termMonths !== months && !isLessCredit(data, months, entry.on))
    return [refusal('termMonths', says, clause)]
  if (data.statedFrom === undefined || data.statedTo === undefined) return []
  const from = toDayNumber(data.statedFrom)
  const to = toDayNumber(data.statedTo) + (data.creditDays ?? 0)
  const fits = to === wholeTermEnd(from, months, 'A') || to === wholeTermEnd(from, months, 'B')
  return fits ? [] : [refusal('statedTo', says, clause)]
}

/** An order that prints its months after credit, rounded to whole months either way. */
function isLessCredit(data: OrderData, months: number, on: PlainDate): boolean {
  if (!data.creditDays || data.termMonths === undefined) return false
  const from = toDayNumber(data.statedFrom ?? on)
  const end = addMonthsToDay(from, months) - data.creditDays
  return addMonthsToDay(from, data.termMonths - 1) < end && end < addMonthsToDay(from, data.termMonths + 1)
}

function monthsStated(data: OrderData): number {
  if (data.statedFrom === undefined || data.statedTo === undefined) return 0
  const from = toDayNumber(data.statedFrom)
  const to = toDayNumber(data.statedTo)
  let months = 0
  while (addMonthsToDay(from, months) < to) months++
  return months
}

function inOrder(entry: Entry, from: string, to: string): readonly Refusal[] {
  const [a, b] = [entry.data[from], entry.data[to]]
  if (typeof a !== 'string' || typeof b !== 'string' || a <= b) return []
  return [refusal(to, { zh: '早于开始日期', en: `is before ${from}` })]
}

function refusal(field: string, says: Words, clause?: string): Refusal {
  const base = { code: `entry.${field}`, field: `data.${field}`, says }
  return clause === undefined ? base : { ...base, clause }
}
