import { writeXlsx } from 'hucre/xlsx'
import type { Rectification } from '#contract/rectification-contract.ts'
import { departmentName } from '#core/meeting/departments.ts'
import type { RectificationOrigin } from '#core/rectification/rectification.ts'
import type { Words } from '#core/shared/decision.ts'
import { stateWords } from '#server/evaluation/evaluation-words.ts'
import { safeText } from '#server/workbook/write-orders.ts'

type Language = 'zh' | 'en'

const origins: Readonly<Record<RectificationOrigin, Words>> = {
  evaluation: { zh: '考评', en: 'Evaluation' },
  interview: { zh: '约谈', en: 'Talk' },
  inspection: { zh: '检查', en: 'Inspection' },
  demonstration: { zh: '示范复查', en: 'Demonstration unit' },
  standard: { zh: '办公标准', en: 'Office standard' },
  other: { zh: '其他', en: 'Other' },
}

const columns: readonly { readonly title: Words; readonly of: (r: Rectification, l: Language) => string }[] =
  [
    { title: { zh: '责任地区', en: 'Area' }, of: (r) => r.area.name },
    { title: { zh: '事项', en: 'Matter' }, of: (r) => r.title },
    { title: { zh: '要求', en: 'What is asked' }, of: (r) => r.text },
    { title: { zh: '来源', en: 'Comes from' }, of: (r, l) => origins[r.origin][l] },
    { title: { zh: '责任部门', en: 'Department' }, of: (r, l) => departmentName(r.department)[l] },
    { title: { zh: '责任人', en: 'Person' }, of: (r) => r.person },
    { title: { zh: '提出单位', en: 'Ordered by' }, of: (r) => r.setBy.name },
    { title: { zh: '提出日期', en: 'Ordered on' }, of: (r) => r.setOn },
    { title: { zh: '期限', en: 'Last day' }, of: (r) => r.dueOn },
    { title: { zh: '原定期限', en: 'First set to' }, of: (r) => r.firstDueOn },
    { title: { zh: '状态', en: 'State' }, of: (r, l) => stateWords[r.state][l] },
    { title: { zh: '最近进展', en: 'Last said' }, of: (r) => r.note },
  ]

/** The list as it stands; every cell is text, so that nothing opens as a formula. */
export async function rectificationWorkbook(
  rows: readonly Rectification[],
  language: Language,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: language === 'zh' ? '整改清单' : 'Rectifications',
        columns: columns.map(() => ({ width: 20, numFmt: '@' })),
        rows: [
          columns.map((c) => c.title[language]),
          ...rows.map((row) => columns.map((c) => safeText(c.of(row, language)))),
        ],
        freezePane: { rows: 1 },
      },
    ],
  })
  return new Uint8Array(bytes)
}
