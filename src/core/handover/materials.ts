import type { Entry } from '#core/journal/entry.ts'
import type { Words } from '#core/shared/decision.ts'

/** What a file consists of when it is sent on; the keys stay, the words are for the letter and its receipt. */
export const materialKeys = [
  'order',
  'service',
  'reportIn',
  'agreement',
  'group',
  'tests',
  'contact',
  'help',
  'leave',
  'breach',
  'police',
] as const
export type MaterialKey = (typeof materialKeys)[number]

const materials: Readonly<Record<MaterialKey, { readonly words: Words; readonly types: readonly string[] }>> =
  {
    order: { words: { zh: '责令决定书', en: 'the order' }, types: ['orderIssued'] },
    service: { words: { zh: '送达回执', en: 'proof of service' }, types: ['orderServed'] },
    reportIn: { words: { zh: '报到登记', en: 'report-in' }, types: ['reportedIn', 'properReasonAccepted'] },
    agreement: { words: { zh: '协议书', en: 'the agreement' }, types: ['agreementSigned'] },
    group: {
      words: { zh: '工作小组和工作计划', en: 'work group and plan' },
      types: ['workGroupFormed', 'planAdopted'],
    },
    tests: {
      words: { zh: '检测记录', en: 'tests' },
      types: ['testTaken', 'testRefused', 'testExcused', 'testObjected', 'testObjectionDecided'],
    },
    contact: { words: { zh: '走访谈话记录', en: 'visits and talks' }, types: ['visitMade', 'talkHeld'] },
    help: {
      words: { zh: '帮扶和评估记录', en: 'help and assessments' },
      types: ['serviceGiven', 'assessmentMade'],
    },
    leave: { words: { zh: '请假记录', en: 'leave' }, types: ['leaveAsked', 'leaveDecided', 'absenceFound'] },
    breach: {
      words: { zh: '批评教育和告诫材料', en: 'criticism and warnings' },
      types: ['admonished', 'warned'],
    },
    police: {
      words: { zh: '公安文书', en: 'papers of the police' },
      types: ['policeReported', 'policeDecided'],
    },
  }

export type Material = { readonly key: MaterialKey; readonly words: Words; readonly count: number }

/** The list that goes with the file: what there is, and how many. */
export function materialsOf(standing: readonly Entry[]): readonly Material[] {
  return materialKeys.flatMap((key) => {
    const { words, types } = materials[key]
    const count = standing.filter((e) => types.includes(e.type)).length
    return count === 0 ? [] : [{ key, words, count }]
  })
}

/** One line of the letter, as it is kept in the entry. */
export function materialLine({ words, count }: Material): string {
  return `${words.zh} ${count} 份`
}
