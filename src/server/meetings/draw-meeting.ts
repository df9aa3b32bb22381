import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import type { showMeeting } from '#contract/meeting-contract.ts'
import { sayDay } from '#core/forms/paper-words.ts'
import { departmentName } from '#core/meeting/departments.ts'
import { packageRoot } from '#server/config.ts'
import { fontsOf, type PaperSheet, renderPaper } from '#server/documents/render-paper.ts'
import { stateWords } from './task-workbook.ts'

type Meeting = z.output<typeof showMeeting.reply>

const kinds = { leadingGroup: '领导小组会议纪要', joint: '联席会议纪要' } as const
const paths = ['lib/meeting.typ', 'lib/paper.typ']
let sources: Record<string, string> | undefined

/** Minutes with who was there and the list of tasks, as an official paper; marked as a draft until they are confirmed. */
export function drawMeeting(meeting: Meeting, fontDir?: string): Promise<PaperSheet> {
  sources ??= Object.fromEntries(
    paths.map((path) => [`/${path}`, readFileSync(join(packageRoot(), 'forms', path), 'utf8')]),
  )
  const who = (present: boolean) =>
    meeting.attendance
      .filter((one) => one.present === present)
      .map((one) => `${departmentName(one.department).zh}${one.name ? ` ${one.name}` : ''}`)
      .join('、')
  const { area, title, place, agenda, areaName } = meeting
  const on = sayDay(meeting.heldOn) ?? ''
  const draft = meeting.frozen === null
  const data = {
    meeting: { area, areaName, title, kind: kinds[meeting.kind], on, place, agenda },
    present: who(true),
    absent: who(false),
    minutes: (meeting.minutes[0]?.text ?? '').split('\n').filter((line) => line.trim() !== ''),
    tasks: meeting.tasks.map((task, i) => ({
      no: String(i + 1),
      text: task.text,
      owner: `${departmentName(task.department).zh} ${task.person}`,
      due: sayDay(task.dueOn) ?? '',
      state: stateWords[task.state].zh,
      note: task.note,
    })),
    document: { number: '', on, draft, fonts: fontsOf(fontDir) },
  }
  return renderPaper({ wording: { main: '/lib/meeting.typ', sources }, data, as: 'pdf' }, fontDir)
}
