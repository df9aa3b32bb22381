import { v7 } from 'uuid'
import { parseDocument } from 'yaml'
import {
  askAdoption,
  checkDraftRoute,
  commentDraft,
  decideAdoption,
  discardDraft,
  listDrafts,
  makeDraft,
  readDraftYaml,
  saveDraft,
  showDraft,
  withdrawAdoption,
} from '#contract/policy-draft-contract.ts'
import { nameOfArea } from '#core/policy/check-draft.ts'
import { readDraft } from '#core/policy/read-draft.ts'
import { isWithin } from '#core/shared/area.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { changedMeanwhile, notFound, refused } from '#server/http/problem.ts'
import { askToAdopt, decideOnAdoption, withdrawAdopted } from '#server/policy-drafts/adopt.ts'
import {
  adoptionReply,
  checkWithNames,
  draftLine,
  draftPage,
  openDraft,
} from '#server/policy-drafts/draft-page.ts'
import { layOnBase } from '#server/policy-drafts/drafted.ts'
import { listAdopted } from '#server/store/adopted-pack-store.ts'
import { findAreaPath, listChildAreas } from '#server/store/area-find.ts'
import { listAdoptions } from '#server/store/policy-adoption-store.ts'
import {
  closeDraft,
  insertComment,
  insertDraft,
  listDraftRows,
  saveVersion,
  type Writer,
} from '#server/store/policy-draft-store.ts'

/** Drafts of packs: written, checked, asked for by one and put in force by another. */
export const policyDraftHandlers: readonly Handler[] = [
  handle(listDrafts, async (_input, { tx, user }) => {
    const adopted = await listAdopted(tx)
    const adoptions = await listAdoptions(tx)
    const own = (await findAreaPath(tx, user.grant.area)).at(-1)
    const below = user.grant.area.length < 9 ? await listChildAreas(tx, user.grant.area) : []
    return {
      drafts: (await listDraftRows(tx)).map((row) => {
        const newest = adoptions.find((a) => a.draft_id === row.id)
        return draftLine(row, newest && adoptionReply(newest, adopted))
      }),
      own: { code: user.grant.area, name: own?.name ?? user.grant.area },
      below: below.map(({ code, name }) => ({ code, name })),
    }
  }),

  handle(makeDraft, async ({ body }, context) => {
    const { tx, user } = context
    if (!isWithin(body.area, user.grant.area) || body.area.length > 9) throw notFound()
    const [area] = (await findAreaPath(tx, body.area)).slice(-1)
    if (area?.code !== body.area) throw notFound()
    const id = v7()
    await insertDraft(tx, { ...body, id, pack: nameOfArea(body.area) }, writerOf(context))
    return { id }
  }),

  handle(showDraft, async ({ params }, context) => draftPage(context, params.id)),

  handle(checkDraftRoute, async ({ params, body }, context) => {
    const draft = await openDraft(context, params.id)
    return checkWithNames(context, draft, layOnBase(context.services, draft, body.changes, body.effectiveOn))
  }),

  handle(readDraftYaml, async ({ params, body }, context) => {
    const draft = await openDraft(context, params.id)
    const document = parseDocument(body.text)
    const [error] = document.errors
    if (error) throw badYaml(`${error.linePos?.[0]?.line ?? 1}`, error.message.split('\n')[0] ?? '')
    const base = context.services.policies.on(body.effectiveOn).raws.find((raw) => raw.folder === draft.pack)
    const read = readDraft(document.toJS(), base, body.effectiveOn)
    if (!read.ok) throw refused(read.faults.map(({ path, says }) => yamlFault(path, says)))
    return { changes: [...read.changes] }
  }),

  handle(saveDraft, async ({ params, body }, context) => {
    const draft = await openDraft(context, params.id)
    await refuseSettled(context, draft.id)
    const version = body.from + 1
    const { changes, effectiveOn, note } = body
    const next = { version, changes, effectiveOn, note }
    if (!(await saveVersion(context.tx, draft, body.from, next, writerOf(context)))) throw changedMeanwhile()
    return { version }
  }),

  handle(commentDraft, async ({ params, body }, context) => {
    const draft = await openDraft(context, params.id)
    const id = v7()
    await insertComment(context.tx, draft, { id, text: body.text }, writerOf(context))
    return { id }
  }),

  handle(discardDraft, async ({ params }, context) => {
    const draft = await openDraft(context, params.id)
    await refuseSettled(context, draft.id)
    await closeDraft(context.tx, draft)
    return {}
  }),

  handle(askAdoption, async ({ params, body }, context) =>
    askToAdopt(context, await openDraft(context, params.id), body, writerOf(context)),
  ),

  handle(decideAdoption, async ({ params, body }, context) =>
    decideOnAdoption(context, params.id, body, writerOf(context)),
  ),

  handle(withdrawAdoption, async ({ params, body }, context) =>
    withdrawAdopted(context, params.id, body.reason, writerOf(context)),
  ),
]

function writerOf({ user, now }: Context): Writer {
  return { user: user.id, name: user.name, at: now }
}

/** While an adoption waits or stands, the text it is of stays as it is. */
async function refuseSettled({ tx }: Context, draft: string): Promise<void> {
  const [newest] = await listAdoptions(tx, draft)
  const adopted = await listAdopted(tx)
  const state = newest && adoptionReply(newest, adopted).state
  if (state !== 'asked' && state !== 'approved') return
  throw refused([
    {
      code: 'draft.settled',
      says: {
        zh: state === 'asked' ? '草案已经提请施行，正在等待批准。' : '草案已经批准施行。',
        en: state === 'asked' ? 'The draft waits for its approval.' : 'The draft was adopted.',
      },
      mend: {
        zh: state === 'asked' ? '先撤回提请，再修改。' : '要改变，请另建草案。',
        en: state === 'asked' ? 'Take the request back first.' : 'Begin another draft to change it.',
      },
    },
  ])
}

function badYaml(line: string, message: string) {
  return refused([
    {
      code: 'draft.notYaml',
      field: 'text',
      says: { zh: `第${line}行：不是 YAML（${message}）。`, en: `Line ${line}: not YAML (${message}).` },
      mend: {
        zh: '请检查缩进、冒号后的空格和引号。',
        en: 'Look at indentation, spaces after colons, and quotes.',
      },
    },
  ])
}

function yamlFault(path: string, says: string) {
  return {
    code: 'draft.notRules',
    field: 'text',
    says: { zh: `${path || '文本'}：${says}`, en: `${path || 'text'}: ${says}` },
    mend: {
      zh: '写法与规则包相同：rules 下每条有 key 和 values，见“规则包”文档。',
      en: 'Write it as in a pack: `rules`, each with `key` and `values`.',
    },
  }
}
