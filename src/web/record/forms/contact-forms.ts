import { assessmentKinds, serviceKinds } from '#core/journal/service-kinds.ts'
import type { FormField, RecordForm } from './form.ts'

const meeting: readonly FormField[] = [
  { name: 'method', ask: 'one', choices: ['faceToFace', 'phone', 'video'] },
  { name: 'withWhom', ask: 'text' },
  { name: 'summary', ask: 'area' },
  { name: 'next', ask: 'area' },
]

export const contactForms: readonly RecordForm[] = [
  {
    type: 'visitMade',
    fields: meeting,
    instead: [
      { key: 'notReached', type: 'note' },
      { key: 'lost', type: 'contactLost' },
    ],
    prefill: (page) => ({ method: 'faceToFace', withWhom: page.person.name }),
  },
  {
    type: 'talkHeld',
    fields: meeting,
    instead: [
      { key: 'notReached', type: 'note' },
      { key: 'lost', type: 'contactLost' },
    ],
    prefill: (page) => ({ method: 'faceToFace', withWhom: page.person.name }),
  },
  {
    type: 'serviceGiven',
    fields: [
      { name: 'kind', ask: 'one', required: true, choices: serviceKinds },
      { name: 'summary', ask: 'area' },
      { name: 'outcome', ask: 'area' },
    ],
    prefill: (page, dutyId) =>
      page.state.duties.find((d) => d.id === dutyId)?.kind === 'medicalGuidance'
        ? { kind: 'medicalGuidance' }
        : {},
  },
  {
    type: 'assessmentMade',
    fields: [
      { name: 'kind', ask: 'one', required: true, choices: assessmentKinds },
      { name: 'scale', ask: 'text', required: true },
      { name: 'scaleVersion', ask: 'text', required: true },
      { name: 'score', ask: 'number' },
      { name: 'personView', ask: 'area' },
    ],
    prefill: (page, dutyId) => ({
      kind: page.state.duties.find((d) => d.id === dutyId)?.kind === 'endAssessment' ? 'end' : 'periodic',
      scaleVersion: '1',
    }),
  },
  {
    type: 'tierSet',
    fields: [
      { name: 'tier', ask: 'tier', required: true },
      { name: 'reason', ask: 'area', required: true },
      { name: 'decidedBy', ask: 'text', required: true },
    ],
    prefill: (page) => ({ tier: page.state.tier.proposed ?? '' }),
  },
  {
    type: 'tierTold',
    fields: [
      { name: 'about', ask: 'entry', required: true },
      { name: 'way', ask: 'one', required: true, choices: ['inPerson', 'phone', 'mail'] },
      { name: 'remark', ask: 'text', rare: true },
    ],
    prefill: (page) => ({ about: page.entries.find((e) => e.type === 'tierSet' && !e.struckBy)?.id ?? '' }),
  },
  { type: 'contactLost', fields: [{ name: 'how', ask: 'area' }] },
  { type: 'contactRestored', fields: [{ name: 'how', ask: 'area' }] },
]
