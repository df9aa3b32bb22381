import type { z } from 'zod'
import type { overviewCohortList } from '#contract/picture-contract.ts'
import { maskName } from '#core/access/mask.ts'
import type { Stage } from '#core/case/case-state.ts'
import type { Context } from '#server/http/context.ts'
import { notFound } from '#server/http/problem.ts'
import { personPlace } from '#server/store/create-person.ts'
import { countSpells, type ListedSpell, listSpells } from '#server/store/spell-read.ts'
import { type Asked, headOf } from './find-area.ts'
import { cohortQuestion } from './find-cohorts.ts'
import { cursorOf, readCursor } from './list-cursor.ts'
import { readCohorts } from './read-cohorts.ts'
import { peopleAccess } from './read-people.ts'

type Question = z.output<NonNullable<typeof overviewCohortList.body>>
type Reply = z.input<typeof overviewCohortList.reply>

/** The people of a cohort, or of one ending of it: as many as its picture says. What the picture hides has no list. */
export async function readCohortList(context: Context, asked: Asked, question: Question): Promise<Reply> {
  const cohorts = cohortQuestion(context, asked, question)
  const whole = cohortQuestion(context, asked, { curve: question.curve, step: question.step })
  const { series } = await readCohorts(context, asked, whole)
  const shown = series.find((s) => s.cohort === question.cohort)
  if (!shown) throw notFound()
  const { ending } = question
  const cell = ending ? shown.endings.find((e) => e.ending === ending)?.people : shown.people
  const base = { ...headOf(asked, context), rows: [], next: null }
  if (shown.suppressed || cell === null) return { ...base, people: 0, unseen: 0, show: 'areas' }
  const { people, seen } = await countSpells(context.tx, cohorts.find, ending)
  const masked = peopleAccess(context) === 'purpose'
  if (masked && question.because === undefined) return { ...base, people, unseen: people, show: 'purpose' }
  const { limit } = question
  const after = readCursor(question.after)
  const rows = await listSpells(context.tx, cohorts.find, { ending, limit: limit + 1, after })
  const page = rows.slice(0, limit)
  const fields = ['name', 'stage', ...(question.because ? [`because: ${question.because}`] : [])]
  for (const row of page)
    context.saw({ person: row.person_id, case: row.case_id, fields, region: row.region })
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    ...base,
    people,
    unseen: people - seen,
    show: 'rows',
    rows: page.map((row) => rowOf(context, row, masked)),
    next: last ? cursorOf(last) : null,
  }
}

function rowOf(context: Context, row: ListedSpell, masked: boolean): Reply['rows'][number] {
  const name = context.services.vault.open(personPlace('name', row.region, row.person_id), row.name_sealed)
  return {
    caseId: row.case_id,
    fileNo: row.file_no,
    name: masked ? maskName(name) : name,
    masked,
    measure: row.measure,
    stage: row.stage as Stage,
    townshipName: row.township_name ?? '',
    workerName: row.worker_name,
    days: row.to_day,
    ending: row.ending ?? 'open',
  }
}
