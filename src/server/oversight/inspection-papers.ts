import type { z } from 'zod'
import type { InspectionLine, showInspection } from '#contract/inspection-contract.ts'
import type { InspectionFinding } from '#contract/inspection-finding-contract.ts'
import { sayDay } from '#core/forms/paper-words.ts'
import type { ShownRectificationState } from '#core/rectification/rectification.ts'
import type { Words } from '#core/shared/decision.ts'
import { fontsOf, type PaperSheet } from '#server/documents/render-paper.ts'
import { drawOffice } from './unit-papers.ts'

type Inspection = z.input<typeof showInspection.reply>

const states: Readonly<Record<ShownRectificationState, Words>> = {
  open: { zh: '待整改', en: 'To be mended' },
  underWay: { zh: '整改中', en: 'Under way' },
  submitted: { zh: '待验收', en: 'To be checked' },
  returned: { zh: '退回', en: 'Returned' },
  closed: { zh: '已销号', en: 'Passed' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn' },
  overdue: { zh: '已逾期', en: 'Overdue' },
}

/** The report of a visit; across it 预览 until the visit has ended. */
export function drawInspection(page: Inspection, fontDir?: string): Promise<PaperSheet> {
  const on = sayDay(page.on) ?? ''
  const count = (list: string, verdict: string) =>
    String(page.answers.filter((a) => a.list === list && a.verdict === verdict).length)
  const severity = (key: string) => page.severities.find((s) => s.key === key)?.title.zh ?? key
  return drawOffice(
    'inspection',
    {
      inspection: {
        area: page.area.name,
        by: page.by.name,
        on,
        inspectors: page.inspectors,
        theme: page.theme,
        frame: String(page.sample.frame),
        drawn: String(page.sample.drawn),
        seed: page.sample.seed,
        same: page.sample.same ? '一致' : '不一致',
        summary: page.summary.split('\n').filter((line) => line.trim() !== ''),
        lists: page.lists.map((list) => ({
          title: list.title.zh,
          met: count(list.key, 'met'),
          notMet: count(list.key, 'notMet'),
          notApplicable: count(list.key, 'notApplicable'),
        })),
        findings: page.findingsList.map((f, i) => ({
          no: String(i + 1),
          text: f.pick > 0 ? `${f.title}（样本${f.pick}）：${f.text}` : `${f.title}：${f.text}`,
          source: f.source,
          severity: severity(f.severity),
          owner: `${f.department} ${f.person}`,
          due: sayDay(f.dueOn) ?? '',
          state: states[f.state].zh,
        })),
      },
      document: { number: '', on, draft: !page.closed, fonts: fontsOf(fontDir) },
    },
    fontDir,
  )
}

export function inspectionTables(
  lines: readonly InspectionLine[],
  findings: readonly InspectionFinding[],
  area: string,
  l: 'zh' | 'en',
) {
  const zh = l === 'zh'
  const yes = (is: boolean) => (zh ? (is ? '是' : '否') : is ? 'yes' : 'no')
  return [
    {
      name: zh ? '督导' : 'Inspections',
      rows: [
        [area],
        zh
          ? ['被检查地区', '检查单位', '日期', '主题', '检查人员', '问题', '未整改', '逾期', '已结束']
          : ['Area', 'By', 'Day', 'Theme', 'Inspectors', 'Findings', 'Open', 'Overdue', 'Ended'],
        ...lines.map((i) => [
          ...[i.area.name, i.by.name, i.on, i.theme, i.inspectors],
          ...[i.findings, i.open, i.overdue].map(String),
          yes(i.closed),
        ]),
      ],
    },
    {
      name: zh ? '问题清单' : 'Findings',
      rows: [
        [area],
        zh
          ? ['地区', '问题', '内容', '依据', '责任部门', '责任人', '原定期限', '现期限', '状态', '最近情况']
          : [
              'Area',
              'Finding',
              'Text',
              'Clause',
              'Department',
              'Person',
              'First due',
              'Due',
              'State',
              'Last note',
            ],
        ...findings.map((f) => [
          ...[f.area.name, f.title, f.text, f.source, f.department, f.person, f.firstDueOn, f.dueOn],
          ...[states[f.state][l], f.note],
        ]),
      ],
    },
  ]
}
