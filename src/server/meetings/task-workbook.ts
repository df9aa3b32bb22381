import { writeXlsx } from 'hucre/xlsx'
import type { Task } from '#contract/meeting-task-contract.ts'
import { departmentName } from '#core/meeting/departments.ts'
import type { ShownTaskState } from '#core/meeting/task-state.ts'
import type { Words } from '#core/shared/decision.ts'
import { safeText } from '#server/workbook/write-orders.ts'

type Language = 'zh' | 'en'

export const stateWords: Readonly<Record<ShownTaskState, Words>> = {
  open: { zh: '未开始', en: 'Not begun' },
  underWay: { zh: '办理中', en: 'Under way' },
  overdue: { zh: '已超期', en: 'Overdue' },
  done: { zh: '已完成', en: 'Done' },
  givenUp: { zh: '不再办理', en: 'Given up' },
}

const columns: readonly { readonly title: Words; readonly of: (task: Task, l: Language) => string }[] = [
  { title: { zh: '任务', en: 'Task' }, of: (t) => t.text },
  { title: { zh: '责任部门', en: 'Department' }, of: (t, l) => departmentName(t.department)[l] },
  { title: { zh: '责任人', en: 'Person' }, of: (t) => t.person },
  { title: { zh: '完成期限', en: 'By' }, of: (t) => t.dueOn },
  { title: { zh: '状态', en: 'State' }, of: (t, l) => stateWords[t.state][l] },
  { title: { zh: '最近进展', en: 'What was done' }, of: (t) => t.note },
  { title: { zh: '会议', en: 'Meeting' }, of: (t) => t.meeting },
  { title: { zh: '地区', en: 'Area' }, of: (t) => t.areaName },
]

/** The list of tasks as it stands; every cell is text, so that nothing opens as a formula. */
export async function taskWorkbook(tasks: readonly Task[], language: Language): Promise<Buffer> {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: language === 'zh' ? '任务清单' : 'Tasks',
        columns: columns.map(() => ({ width: 22, numFmt: '@' })),
        rows: [
          columns.map((c) => c.title[language]),
          ...tasks.map((task) => columns.map((c) => safeText(c.of(task, language)))),
        ],
        freezePane: { rows: 1 },
      },
    ],
  })
  return Buffer.from(bytes)
}
