import { caseLooks, recordEntries, revealPerson, showCase } from '#contract/case-contract.ts'
import { projectPerson } from '#core/access/project-person.ts'
import { casePage } from '#server/cases/case-page.ts'
import { checkCollector } from '#server/cases/check-collector.ts'
import { newsOf } from '#server/cases/news.ts'
import { checkHandoverEntries, recordOrAsGuest } from '#server/handovers/record-as-guest.ts'
import { type Handler, handle } from '#server/http/context.ts'
import { notFound } from '#server/http/problem.ts'
import { appendEntries } from '#server/store/append-entries.ts'
import { listLooks } from '#server/store/case-looks.ts'
import { openCase } from '#server/store/open-case.ts'
import { openCaseOrGuest } from '#server/store/open-guest.ts'
import { findIdentity } from '#server/store/person-identity.ts'

export const caseHandlers: readonly Handler[] = [
  handle(showCase, async ({ params, query }, context) => {
    const { key, guest } = await openCaseOrGuest(context.tx, params.caseId, { kind: 'entrust' })
    if (guest && guest.step !== 'running') throw notFound()
    context.saw({ region: key.region, person: key.personId, case: key.caseId, fields: ['case', 'journal'] })
    return casePage(key, query, context, guest)
  }),

  handle(recordEntries, async ({ params, body }, context) => {
    const { tx, services, user, today, now, saw } = context
    await checkHandoverEntries(context, params.caseId, body.entries)
    const author = { user: user.id, role: user.role, org: user.grant.org }
    const done = await recordOrAsGuest(context, params.caseId, body.entries, async () => {
      await checkCollector(tx, services.vault, params.caseId, body.entries)
      return appendEntries(tx, services, { caseId: params.caseId, entries: body.entries, author, today, now })
    })
    const { region, caseId, personId, seq } = done.key
    saw({ region, case: caseId, person: personId, fields: done.added.map((entry) => entry.type) })
    return { seq, recorded: done.added.map((entry) => entry.id), ...newsOf(done) }
  }),

  handle(revealPerson, async ({ params, body }, { tx, services, user, saw }) => {
    const { key, guest } = await openCaseOrGuest(tx, params.caseId, { kind: 'entrust' })
    if (guest && guest.step !== 'running') throw notFound()
    const person = await findIdentity(tx, services.vault, key.region, key.personId)
    if (!person) throw notFound()
    // Why it was asked stands beside what was shown; the values themselves never enter the log.
    const fields = ['name', 'idNumber', 'phone', 'address', `reason: ${body.reason}`]
    saw({ region: key.region, case: key.caseId, person: key.personId, fields })
    const { name, idNumber, phone, address } = projectPerson(person, user.role, true)
    return { name, idNumber, phone, address }
  }),

  handle(caseLooks, async ({ params, query }, { tx, saw }) => {
    const key = await openCase(tx, params.caseId)
    saw({ region: key.region, case: key.caseId, fields: ['looks'] })
    return listLooks(tx, key.region, key.caseId, query.after)
  }),
]
