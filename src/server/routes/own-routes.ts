import {
  askOwnLeave,
  endOwnLoginRoute,
  giveOwnLogin,
  type OwnCase,
  objectToOwnEntry,
  ownLooks,
  readOwnLogin,
  showOwnFile,
} from '#contract/own-contract.ts'
import { replay } from '#core/case/replay.ts'
import { ownCase } from '#core/own/own-case.ts'
import { objectionType, weighsAgainst } from '#core/own/own-entries.ts'
import { type OwnTier, ownTier } from '#core/own/own-tier.ts'
import type { Policy } from '#core/policy/policy.ts'
import { endOwnAccess, openOwnAccess } from '#server/accounts/own-access.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { notFound, refused } from '#server/http/problem.ts'
import { appendEntries, type NewEntry } from '#server/store/append-entries.ts'
import { listLooks } from '#server/store/case-looks.ts'
import { loadSurroundings } from '#server/store/case-surroundings.ts'
import { loadJournal } from '#server/store/journal-store.ts'
import { type CaseKey, openCase } from '#server/store/open-case.ts'
import { findOffice, findOwnLogin, openOwnCase, ownCases } from '#server/store/own-login.ts'

export const ownHandlers: readonly Handler[] = [
  handle(showOwnFile, async (_, context) => {
    const cases: OwnCase[] = []
    for (const one of await ownCases(context.tx, context.user.id))
      cases.push(await showOne(await openOwnCase(context.tx, context.user.id, one.case_id), context))
    return { today: context.today, cases }
  }),

  handle(askOwnLeave, async ({ params, body }, context) => {
    const { id, ...data } = body
    return record(params.caseId, { id, type: 'leaveAsked', on: context.today, data }, context)
  }),

  handle(objectToOwnEntry, async ({ params, body }, context) => {
    const { tx, services, user, today } = context
    const key = await openOwnCase(tx, user.id, params.caseId)
    const journal = await loadJournal(tx, services.vault, key.region, key.caseId)
    const about = journal.find((e) => e.id === body.about)
    if (!about) throw notFound()
    if (!weighsAgainst(about))
      throw refused([
        {
          code: 'own.nothingAgainst',
          field: 'about',
          says: { zh: '这条记录不是对您不利的事项。', en: 'This entry is not held against you.' },
          mend: {
            zh: '内容有误时，请联系工作站更正。',
            en: 'If it is wrong, ask the station to correct it.',
          },
        },
      ])
    const type = objectionType(about)
    const data =
      type === 'testObjected'
        ? { test: about.id, reason: body.statement }
        : {
            ...{ about: about.id, statement: body.statement },
            ...(body.proof ? { proof: body.proof } : {}),
          }
    return record(params.caseId, { id: body.id, type, on: today, data }, context)
  }),

  handle(ownLooks, async ({ params, query }, { tx, user, saw }) => {
    const key = await openOwnCase(tx, user.id, params.caseId)
    saw({ region: key.region, case: key.caseId, person: key.personId, fields: ['looks'] })
    const { rows, next } = await listLooks(tx, key.region, key.caseId, query.after)
    return { rows: rows.map(({ at, role, org, purpose }) => ({ at, role, org, purpose })), next }
  }),

  handle(readOwnLogin, async ({ params }, { tx, saw }) => {
    const key = await openCase(tx, params.caseId)
    saw({ region: key.region, case: key.caseId, person: key.personId, fields: ['ownLogin'] })
    const found = await findOwnLogin(tx, key)
    return { login: found ? { login: found.login, status: found.status, givenOn: found.givenOn } : null }
  }),

  handle(giveOwnLogin, async ({ params }, context) => {
    const key = await openCase(context.tx, params.caseId)
    context.saw({ region: key.region, case: key.caseId, person: key.personId, fields: ['ownLogin'] })
    return openOwnAccess(context, key)
  }),

  handle(endOwnLoginRoute, async ({ params, body }, context) => {
    const key = await openCase(context.tx, params.caseId)
    const fields = ['ownLogin', `reason: ${body.reason}`]
    context.saw({ region: key.region, case: key.caseId, person: key.personId, fields })
    await endOwnAccess(context, key)
    return { done: true as const }
  }),
]

async function showOne(key: CaseKey, context: Context): Promise<OwnCase> {
  const { tx, services, today, policies, saw } = context
  const journal = await loadJournal(tx, services.vault, key.region, key.caseId)
  const around = await loadSurroundings(tx, key)
  const state = replay(journal, policies, today)
  const policy = policies.at(state.executionPlace ?? key.township ?? key.region)
  const own = ownCase(journal, state, policy, today)
  saw({ region: key.region, case: key.caseId, person: key.personId, fields: ['ownFile'] })
  return {
    caseId: key.caseId,
    fileNo: key.fileNo,
    ...own,
    grading: shownTier(ownTier(journal, state, { policy, book: policies }, today), policy),
    entries: own.entries.map((e) => ({ ...e, data: { ...e.data } })),
    office: await findOffice(tx, key, around.townshipName),
    worker: around.worker?.name ?? null,
  }
}

function shownTier(tier: OwnTier | null, policy: Policy): OwnCase['grading'] {
  if (tier === null) return null
  const { facts, calmer, rhythm, history, clause, ...rest } = tier
  const found = policy.clauses[clause ?? '']
  return {
    ...rest,
    ...{ facts: [...facts], calmer: [...calmer], rhythm: [...rhythm], history: [...history] },
    clause: found ? { document: found.document, clause: found.clause, says: found.says } : null,
  }
}

async function record(caseId: string, entry: NewEntry, context: Context): Promise<{ recorded: string[] }> {
  const { tx, services, user, today, now, saw } = context
  const key = await openOwnCase(tx, user.id, caseId)
  const author = { user: user.id, role: user.role, org: user.grant.org }
  const done = await appendEntries(tx, services, { caseId, entries: [entry], author, today, now })
  saw({ region: key.region, case: key.caseId, person: key.personId, fields: [entry.type] })
  return { recorded: done.added.map((e) => e.id) }
}
