import { bodyKinds } from '#core/agreement/signer-kinds.ts'
import { partnerKinds, situationKinds } from '#core/special/situation-kinds.ts'
import { latestId, type RecordForm } from './form.ts'

/** Special situations, partners, and the two facts around an agreement that are not its signing. */
export const specialForms: readonly RecordForm[] = [
  {
    type: 'specialSituation',
    fields: [
      { name: 'kind', ask: 'one', required: true, choices: situationKinds },
      { name: 'childBornOn', ask: 'date' },
      { name: 'expectedUntil', ask: 'date', lean: 'future' },
      { name: 'proof', ask: 'area' },
    ],
  },
  {
    type: 'specialSituationEnded',
    fields: [
      { name: 'situation', ask: 'entry', required: true, of: ['specialSituation'] },
      { name: 'reason', ask: 'area' },
    ],
    prefill: (page) => ({ situation: latestId(page, 'specialSituation') }),
  },
  {
    type: 'partnerJoined',
    fields: [
      { name: 'kind', ask: 'one', required: true, choices: partnerKinds },
      { name: 'organisation', ask: 'text', required: true },
      { name: 'contact', ask: 'text' },
    ],
  },
  {
    type: 'partnerLeft',
    fields: [
      { name: 'partner', ask: 'entry', required: true, of: ['partnerJoined'] },
      { name: 'reason', ask: 'area' },
    ],
    prefill: (page) => ({ partner: latestId(page, 'partnerJoined') }),
  },
  {
    type: 'agreementRefused',
    fields: [
      { name: 'reason', ask: 'area', required: true },
      { name: 'place', ask: 'place', required: true },
    ],
    prefill: (page) => ({ place: page.township.code }),
  },
  {
    type: 'bodyAppointed',
    fields: [
      { name: 'name', ask: 'text', required: true },
      { name: 'kind', ask: 'one', required: true, choices: bodyKinds },
      { name: 'documentNo', ask: 'text' },
      { name: 'until', ask: 'date', lean: 'future' },
    ],
  },
]
