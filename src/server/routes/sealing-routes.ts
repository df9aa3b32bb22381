import { v7 } from 'uuid'
import { answerSealing, listSealing, prepareSealing, type SealingShown } from '#contract/ending-contract.ts'
import { replay } from '#core/case/replay.ts'
import { type SealingGround, sealingBlocks, sealingGround } from '#core/ending/sealing.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { changedMeanwhile, notFound, Problem, refused } from '#server/http/problem.ts'
import { loadJournal } from '#server/store/journal-store.ts'
import { type CaseKey, openCaseForWriting } from '#server/store/open-case.ts'
import { openName } from '#server/store/person-identity.ts'
import {
  answerSealing as answer,
  insertSealing,
  listSealing as list,
  loadSealing,
  type SealingRow,
  sealFile,
} from '#server/store/sealing-store.ts'

const prepare = handle(prepareSealing, async ({ params, body }, context) => {
  const { tx, services, user, today, now } = context
  const key = await openCaseForWriting(tx, params.caseId)
  const ground = await groundOf(key, context)
  const id = v7()
  const made = { id, ground, remark: body.remark, by: user.id, on: today, at: now }
  if (!(await insertSealing(tx, services.vault, key, made)))
    throw new Problem(409, 'asked-already', {
      zh: '这份档案已有封存申请，正等待批准。',
      en: 'A request to seal this file waits already.',
    })
  context.saw({ person: key.personId, case: key.caseId, region: key.region, fields: ['sealing'] })
  return { id }
})

/** Asked when a request is prepared and again at each approval: what was found in between may have taken the ground away. */
async function groundOf(key: CaseKey, { tx, services, policies, today }: Context): Promise<SealingGround> {
  const journal = await loadJournal(tx, services.vault, key.region, key.caseId)
  const state = replay(journal, policies, today)
  const policy = policies.at(state.executionPlace ?? key.township ?? key.region)
  const ground = sealingGround(journal, state, policy, today)
  if (!ground) throw refused([noGround])
  const [block] = sealingBlocks(journal, state, policy, today)
  if (block) throw refused([{ code: 'sealing-blocked', says: block }])
  return ground
}

const noGround = {
  code: 'sealing-no-ground',
  says: {
    zh: '还没有封存的依据：措施已经结束、戒断满三年并经公安机关确认，或者保存期限届满。',
    en: 'No ground yet: the measure over, three years clean and confirmed by the police, or the time of keeping run out.',
  },
}

const waiting = handle(listSealing, async (_, context) => {
  const rows = await list(context.tx, context.user)
  context.saw({ fields: ['name', 'sealing'], count: rows.length })
  return {
    items: rows.map((row) => ({
      ...shownSealing(row, context),
      caseId: row.case_id,
      name: openName(context.services.vault, row.region, row.person_id, row.name_sealed),
      fileNo: row.file_no,
    })),
  }
})

/** The second approval closes the file in the same transaction. */
const decide = handle(answerSealing, async ({ params, body }, context) => {
  const { tx, user, now } = context
  const key = await openCaseForWriting(tx, params.caseId)
  const row = (await loadSealing(tx, key)).find((r) => r.id === params.requestId)
  if (!row) throw notFound()
  context.saw({ person: key.personId, case: key.caseId, region: key.region, fields: ['sealing'] })
  if (!mayOf(row, context).includes(body.outcome)) throw refused([notYours])
  if (body.outcome === 'approve') await groundOf(key, context)
  const status =
    body.outcome === 'approve'
      ? row.status === 'prepared'
        ? 'approvedOnce'
        : 'sealed'
      : body.outcome === 'refuse'
        ? 'refused'
        : 'withdrawn'
  if (!(await answer(tx, { ...key, id: row.id }, status, { by: user.id, at: now }))) throw changedMeanwhile()
  if (status === 'sealed') await sealFile(tx, key)
  return { status }
})

const notYours = {
  code: 'sealing-not-yours',
  says: {
    zh: '准备申请的人和第一次批准的人不能再批准；第二次批准由乡镇（街道）的另一人作出。',
    en: 'Neither who prepared it nor who approved first approves again; the second approval is another person of the township.',
  },
}

/** Three people: one prepares, two others approve, the second of them for the township. */
function mayOf(row: SealingRow, { user }: Context): SealingShown['may'] {
  if (row.status !== 'prepared' && row.status !== 'approvedOnce') return []
  if (row.prepared_by === user.id) return ['withdraw']
  const first = row.status === 'prepared'
  const office = user.role === 'townshipOffice'
  if (user.role === 'worker' || row.first_by === user.id || (!first && !office)) return []
  return ['approve', 'refuse']
}

export function shownSealing(row: SealingRow, context: Context): SealingShown {
  return {
    id: row.id,
    ground: row.ground,
    clause: row.clause,
    since: row.since,
    preparedBy: row.prepared_by_name ?? '',
    preparedOn: row.prepared_on,
    firstBy: row.first_by_name,
    status: row.status,
    may: mayOf(row, context),
  }
}

export const sealingHandlers: readonly Handler[] = [prepare, waiting, decide]
