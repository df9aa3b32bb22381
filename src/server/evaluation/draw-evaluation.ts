import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import type { showConsequence } from '#contract/consequence-contract.ts'
import { sayPoints } from '#core/evaluation/points.ts'
import type { Publication, PublishedArea } from '#core/evaluation/publication.ts'
import { sayDay } from '#core/forms/paper-words.ts'
import { departmentName } from '#core/meeting/departments.ts'
import { dayInShanghai } from '#core/shared/instant.ts'
import { packageRoot } from '#server/config.ts'
import { fontsOf, type PaperSheet, renderPaper } from '#server/documents/render-paper.ts'
import type { InterviewRow } from '#server/store/consequence-store.ts'
import type { PublicationRow } from '#server/store/evaluation-store.ts'
import { gradeWords, sayReason, stateWords } from './evaluation-words.ts'

type Talk = z.output<typeof showConsequence.reply>

const read = new Map<string, Record<string, string>>()

function draw(
  main: string,
  data: Readonly<Record<string, unknown>>,
  draft: boolean,
  fontDir?: string,
): Promise<PaperSheet> {
  const sources =
    read.get(main) ??
    Object.fromEntries(
      [main, 'lib/paper.typ'].map((path) => [
        `/${path}`,
        readFileSync(join(packageRoot(), 'forms', path), 'utf8'),
      ]),
    )
  read.set(main, sources)
  const document = { number: '', on: '', draft, fonts: fontsOf(fontDir) }
  return renderPaper(
    { wording: { main: `/${main}`, sources }, data: { ...data, document }, as: 'pdf' },
    fontDir,
  )
}

const most = 60

/** The bulletin of a published round; what may not be shown was taken out when it was published. */
export function drawBulletin(
  row: PublicationRow,
  names: {
    readonly office: string
    readonly items: readonly { readonly key: string; readonly title: string }[]
  },
  fontDir?: string,
): Promise<PaperSheet> {
  const body: Publication = JSON.parse(row.body)
  const groups = (['usual', 'small'] as const).flatMap((group) => {
    const areas = body.areas.filter((a) => a.group === group)
    if (areas.length === 0) return []
    return [{ title: group === 'usual' ? '排名' : '人数较少的地区（单独排名）', rows: areas.map(rankingRow) }]
  })
  const points = body.areas
    .slice(0, most)
    .map((area) => [
      area.name,
      ...area.items.map((i) => (i.points === null ? '—' : sayPoints(i.points))),
      area.deducted === null ? '—' : sayPoints(-area.deducted),
      sayPoints(area.extra),
      sayPoints(area.total),
    ])
  const known = dayInShanghai(body.knownAt)
  return draw(
    'lib/evaluation-bulletin.typ',
    {
      round: {
        title: body.title,
        lead: `现将${body.title}结果通报如下。考评期间截至${sayDay(body.day)}，共考评${body.areas.length}个地区。`,
        office: names.office,
        on: sayDay(dayInShanghai(row.at)) ?? '',
        known: sayDay(known) ?? '',
        scheme: body.scheme.slice(0, 16),
        sha256: row.sha256,
      },
      groups,
      items: [...names.items.map((i) => i.title), '扣分', '加分', '总分'],
      points,
      notes: ['注：“—”表示人数少，为保护个人信息不单列；总分已计入。'],
    },
    false,
    fontDir,
  )
}

function rankingRow(a: PublishedArea) {
  const notes = [a.tied ? '并列' : '', a.vetoes.length > 0 ? '一票否决' : ''].filter(Boolean)
  return {
    rank: String(a.rank),
    name: a.name,
    total: sayPoints(a.total),
    grade: gradeWords[a.grade].zh,
    note: notes.join('，'),
  }
}

/** The invitation to a talk, or its record once it was held. */
export function drawInterview(
  talk: Pick<Talk, 'consequence' | 'tasks'> & { readonly record: InterviewRow | undefined },
  fontDir?: string,
): Promise<PaperSheet> {
  const { consequence: c, record, tasks } = talk
  const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '')
  const committee = c.interviewer === 'committeeHead'
  return draw(
    'lib/interview.typ',
    {
      talk: {
        title: record ? '约谈记录' : '约谈通知书',
        area: c.area.name,
        office: `${c.setBy.name}${committee ? '禁毒委员会' : '禁毒委员会办公室'}`,
        by: `${c.setBy.name}${committee ? '禁毒委主要领导' : '禁毒办主要领导'}`,
        reason: `${c.area.name}${sayReason(c)}`,
        due: sayDay(c.dueOn) ?? '',
        on: sayDay(c.answer?.on) ?? '',
        held: sayDay(record?.heldOn) ?? '',
        place: record?.place ?? '',
        interviewers: record?.interviewers ?? '',
        attended: record?.attended ?? '',
      },
      said: lines(record?.text ?? ''),
      agreed: lines(record?.agreed ?? ''),
      tasks: tasks.map((task, i) => ({
        no: String(i + 1),
        text: task.text,
        owner: `${departmentName(task.department).zh} ${task.person}`,
        due: sayDay(task.dueOn) ?? '',
        state: stateWords[task.state].zh,
      })),
    },
    false,
    fontDir,
  )
}
