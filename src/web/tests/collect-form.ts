import type { CasePage } from '#contract/case-contract.ts'
import { testNotices } from '#core/drug-test/test-notices.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { FormValues, RecordForm } from '#web/record/forms/form.ts'

const is =
  (field: string, ...values: readonly string[]) =>
  (v: FormValues) =>
    values.includes(v[field] ?? '')
const further = is('level', 'lab', 'retest')
const onSite = is('level', 'onSite')
const hair = is('sample', 'hair')
const positive = is('result', 'positive')
/** Parts are sealed of a positive on site, and of hair always. */
const sealed = (v: FormValues) => (onSite(v) && positive(v)) || (hair(v) && !v['of'])
const byMan = (v: FormValues) => v['personSex'] === 'female' && v['collectorSex'] === 'male'

/**
 * A test with all that the rules ask of it; what does not matter for the sample, the step and the result is not asked. Only
 * the plain facts are required: what is left out is shown later as lacking, and nobody is kept from recording what happened.
 */
export const collectForm: RecordForm = {
  type: 'testTaken',
  fields: [
    { name: 'sample', ask: 'one', required: true, choices: ['urine', 'hair', 'saliva', 'blood'] },
    { name: 'level', ask: 'one', required: true, choices: ['onSite', 'lab', 'retest'] },
    { name: 'of', ask: 'entry', of: ['testTaken'], when: further },
    { name: 'institution', ask: 'text', required: true, when: further },
    { name: 'result', ask: 'one', required: true, choices: ['negative', 'positive', 'invalid'] },
    { name: 'sampleNo', ask: 'text' },
    { name: 'reportNo', ask: 'text', when: further },
    { name: 'testers', ask: 'list' },
    { name: 'collectorSex', ask: 'one', choices: ['female', 'male'], when: (v) => onSite(v) || hair(v) },
    { name: 'collectorWhy', ask: 'area', required: true, when: byMan },
    { name: 'hairCm', ask: 'number', when: hair },
    { name: 'hairMgA', ask: 'number', when: hair },
    { name: 'hairMgB', ask: 'number', when: hair },
    { name: 'hairPosition', ask: 'text', when: hair },
    { name: 'toldOn', ask: 'date', when: positive },
    { name: 'toldSigned', ask: 'one', choices: ['signed', 'refusedToSign'], when: positive },
    { name: 'witness', ask: 'text', when: is('toldSigned', 'refusedToSign') },
    { name: 'noA', ask: 'text', when: sealed },
    { name: 'sealA', ask: 'text', when: sealed },
    { name: 'noB', ask: 'text', when: sealed },
    { name: 'sealB', ask: 'text', when: sealed },
    { name: 'storedAt', ask: 'text', when: sealed },
    { name: 'source', ask: 'one', choices: ['present', 'paper', 'told'], rare: true },
    { name: 'notified', ask: 'entry', of: ['testNotified'], rare: true, when: onSite },
    { name: 'place', ask: 'text', rare: true },
    { name: 'way', ask: 'one', choices: ['here', 'remote', 'entrusted'], rare: true },
    { name: 'entrustment', ask: 'entry', of: ['testEntrusted'], rare: true, when: is('way', 'entrusted') },
    { name: 'returnedOn', ask: 'date', rare: true, when: is('way', 'entrusted') },
    { name: 'surprise', ask: 'yesNo', rare: true },
    { name: 'accompaniedBy', ask: 'text', rare: true },
    { name: 'windowMonths', ask: 'number', rare: true, when: hair },
    { name: 'forced', ask: 'yesNo', rare: true },
    { name: 'approvalNo', ask: 'text', required: true, rare: true, when: is('forced', 'true') },
  ],
  instead: [
    { key: 'excused', type: 'testExcused' },
    { key: 'refused', type: 'testRefused' },
    { key: 'notReached', type: 'testNotReached' },
  ],
  prefill: (page) => {
    const notice = openNotice(page)
    return {
      sample: 'urine',
      level: 'onSite',
      place: String(notice?.data['place'] ?? usualPlace(page)),
      toldOn: page.today,
      personSex: page.person.sex,
      notified: notice?.id ?? '',
    }
  },
}

/** An entrusted station tests at its own place, which the page does not know. */
function usualPlace(page: CasePage): string {
  return page.guest ? '' : (page.station?.name ?? page.township.name)
}

/** The notice that this test answers: the last one that still waits. */
function openNotice(page: CasePage): Entry | undefined {
  const entries = page.entries.map((e) => ({ ...e, case: page.caseId }))
  return testNotices(entries).findLast((n) => n.outcome === 'open')?.notice
}

/** A test of a sample that is there already: the next step, of the same kind of sample. */
export function furtherValues(page: CasePage, entryId: string | undefined): FormValues {
  const before = page.entries.find((e) => e.id === entryId)
  if (before?.type !== 'testTaken') return {}
  const level = before.data['level'] === 'onSite' ? 'lab' : 'retest'
  return { of: before.id, level, sample: String(before.data['sample']), notified: '', toldOn: '' }
}
