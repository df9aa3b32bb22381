import type { EndingAct } from '#core/ending/ending-tabs.ts'

/** What was typed on the page of an act; empty text where nothing was. */
export type ActValues = {
  readonly reason: string
  readonly since: string
  readonly proof: string
  readonly organ: string
  readonly documentNo: string
  readonly place: string
  readonly expectedUntil: string
}

export const emptyAct: ActValues = {
  reason: '',
  since: '',
  proof: '',
  organ: '',
  documentNo: '',
  place: '',
  expectedUntil: '',
}

const reasons: Readonly<Record<EndingAct, readonly string[]>> = {
  suspend: ['detention', 'arrest', 'adminDetention'],
  resume: [],
  terminate: ['imprisonment', 'compulsoryEducation', 'death', 'leftCountry'],
}

/** Isolation is missing on purpose: it is a decision of the police and recorded as such. */
export function reasonsOf(act: EndingAct): readonly string[] {
  return reasons[act]
}

const types = {
  suspend: ['suspended', 'suspensionAsked'],
  resume: ['resumed', 'resumptionAsked'],
  terminate: ['terminated', 'terminationAsked'],
} as const

/** The entry that the act writes, or the one that asks for it. */
export function entryOfAct(act: EndingAct, asks: boolean): string {
  return types[act][asks ? 1 : 0]
}
