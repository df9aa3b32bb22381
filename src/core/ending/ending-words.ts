import type { Words } from '#core/shared/decision.ts'

const words: Readonly<Record<string, Words>> = {
  detention: { zh: '刑事拘留', en: 'Criminal detention' },
  arrest: { zh: '逮捕', en: 'Arrest' },
  adminDetention: { zh: '行政拘留', en: 'Administrative detention' },
  imprisonment: { zh: '收监执行刑罚', en: 'Imprisonment' },
  compulsoryEducation: { zh: '强制性教育措施', en: 'Compulsory education' },
  compulsoryIsolation: { zh: '强制隔离戒毒', en: 'Compulsory isolation' },
  death: { zh: '死亡', en: 'Death' },
  leftCountry: { zh: '出国（境）', en: 'Left the country' },
}

/** Why a measure stands still or ended, for papers, workbooks and decisions. */
export function endingReasonWords(reason: string): Words {
  return words[reason] ?? { zh: reason, en: reason }
}
