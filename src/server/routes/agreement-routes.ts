import { v7 } from 'uuid'
import {
  addBody,
  endBody,
  listBodies,
  saveAgreement,
  showAgreement,
  showGroup,
  signAgreement,
} from '#contract/agreement-contract.ts'
import { agreementPage, seesNeeds } from '#server/agreements/agreement-page.ts'
import { groupPage } from '#server/agreements/group-page.ts'
import { openAgreement } from '#server/agreements/open-agreement.ts'
import { signAgreement as sign } from '#server/agreements/sign-agreement.ts'
import { type Handler, handle } from '#server/http/context.ts'
import { changedMeanwhile, notFound } from '#server/http/problem.ts'
import { endBody as end, insertBody, listBodies as list } from '#server/store/agreement-body-store.ts'
import { saveDraft } from '#server/store/agreement-store.ts'

const show = handle(showAgreement, async ({ params }, context) => {
  const { page, opened } = await agreementPage(context, params.caseId)
  const { region, caseId, personId } = opened.key
  context.saw({ region, case: caseId, person: personId, fields: ['name', 'agreement', 'plan'] })
  return page
})

const save = handle(saveAgreement, async ({ params, body }, context) => {
  const { tx, services, user, now } = context
  const opened = await openAgreement(context, params.caseId, true)
  const { key, open, place, journal } = opened
  if (open.version !== body.version || open.revision !== body.revision) throw changedMeanwhile()
  // who does not see the needs can not change them
  const content = seesNeeds(user.role) ? body.content : { ...body.content, needs: open.content.needs }
  const revision = await saveDraft(tx, services.vault, {
    ...{ region: key.region, caseId: key.caseId, version: open.version, place },
    kept: { content, clauses: opened.clauses(content) },
    ...{ seen: open.revision, seq: journal.length, by: { user: user.id, org: user.grant.org }, at: now },
  })
  if (revision === undefined) throw changedMeanwhile()
  context.saw({ region: key.region, case: key.caseId, person: key.personId, fields: ['agreement'] })
  return { version: open.version, revision }
})

const signing = handle(signAgreement, async ({ params, body }, context) => {
  const { key, ...done } = await sign(context, { ...params, ...body })
  context.saw({ region: key.region, case: key.caseId, person: key.personId, fields: ['agreement'] })
  return done
})

const group = handle(showGroup, ({ params }, context) => groupPage(context, params.caseId))

const bodies = handle(listBodies, async (_, { tx, services, user }) => {
  const rows = await list(tx, services.vault, user.grant.area)
  return {
    bodies: rows.map(({ id, kind, name, contact, from, to }) => ({ id, kind, name, contact, from, to })),
  }
})

const add = handle(addBody, async ({ body }, { tx, services, user, now }) => {
  const id = v7()
  const { kind, name, from } = body
  const contact = body.contact || null
  await insertBody(tx, services.vault, {
    id,
    township: user.grant.area,
    kind,
    name,
    contact,
    from,
    by: user.id,
    at: now,
  })
  return { id }
})

const ending = handle(endBody, async ({ params, body }, { tx, user }) => {
  const done = await end(tx, { township: user.grant.area, id: params.bodyId, to: body.to })
  if (!done) throw notFound()
  return { to: body.to }
})

export const agreementHandlers: readonly Handler[] = [show, save, signing, group, bodies, add, ending]
