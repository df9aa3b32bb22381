import { type FormField, latestId, type RecordForm } from './form.ts'

const suspensionReasons = ['detention', 'arrest', 'adminDetention']
const terminationReasons = ['imprisonment', 'compulsoryEducation', 'death', 'leftCountry']
const ways = ['direct', 'family', 'mail', 'electronic', 'phone', 'leftInPlace']

const paper: readonly FormField[] = [
  { name: 'documentNo', ask: 'text' },
  { name: 'organ', ask: 'text', rare: true },
  { name: 'proof', ask: 'area', rare: true },
]
const since: FormField = { name: 'since', ask: 'date', required: true, lean: 'past' }
const proof: FormField = { name: 'proof', ask: 'area', required: true }
const until: FormField = { name: 'expectedUntil', ask: 'date', lean: 'future', rare: true }
const kept: FormField = { name: 'place', ask: 'text', rare: true }
const number: FormField = { name: 'documentNo', ask: 'text' }

const reasonOf = (choices: readonly string[]): FormField => ({
  name: 'reason',
  ask: 'one',
  required: true,
  choices,
})

export const endingForms: readonly RecordForm[] = [
  {
    type: 'dischargeNotified',
    fields: [
      { name: 'to', ask: 'one', required: true, choices: ['person', 'family', 'township'] },
      { name: 'noticeNo', ask: 'text', required: true },
      { name: 'way', ask: 'one', choices: ways },
      { name: 'receiptNo', ask: 'text', rare: true },
    ],
    prefill: () => ({ to: 'person' }),
  },
  { type: 'suspended', fields: [reasonOf(suspensionReasons), ...paper, kept, until] },
  { type: 'resumed', fields: paper },
  { type: 'terminated', fields: [reasonOf([...terminationReasons, 'compulsoryIsolation']), ...paper, kept] },
  { type: 'suspensionAsked', fields: [reasonOf(suspensionReasons), since, proof, number, kept, until] },
  { type: 'resumptionAsked', fields: [since, proof, number] },
  { type: 'terminationAsked', fields: [reasonOf(terminationReasons), since, proof, number, kept] },
  {
    type: 'endingRefused',
    fields: [
      {
        name: 'asked',
        ask: 'entry',
        required: true,
        of: ['suspensionAsked', 'resumptionAsked', 'terminationAsked'],
      },
      { name: 'reason', ask: 'area', required: true, words: 'note' },
    ],
  },
  {
    type: 'noticeGiven',
    fields: [
      {
        name: 'about',
        ask: 'entry',
        required: true,
        of: ['suspended', 'resumed', 'terminated', 'policeDecided'],
      },
      {
        name: 'to',
        ask: 'one',
        required: true,
        choices: ['police', 'family', 'township', 'person', 'facility'],
      },
      { name: 'way', ask: 'one', required: true, choices: ways },
      { name: 'receiptNo', ask: 'text', rare: true },
    ],
  },
  {
    type: 'exitReported',
    fields: [
      { name: 'listNo', ask: 'text', required: true },
      { name: 'cleanSince', ask: 'date', required: true, lean: 'past' },
      { name: 'fullOn', ask: 'date', required: true, lean: 'past' },
    ],
    prefill: (page) => ({
      cleanSince: page.state.cleanSince ?? '',
      fullOn: page.state.threeYearsCleanOn ?? '',
    }),
  },
  {
    type: 'exitConfirmed',
    fields: [
      { name: 'report', ask: 'entry', required: true, of: ['exitReported'] },
      { name: 'confirmed', ask: 'yesNo', required: true },
      { name: 'documentNo', ask: 'text' },
      { name: 'reason', ask: 'area', rare: true },
    ],
    prefill: (page) => ({ report: latestId(page, 'exitReported') }),
  },
]
