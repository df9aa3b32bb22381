import type { ReportInPage } from '#contract/report-in-contract.ts'
import { maskPhone } from '#core/access/mask.ts'
import { replay } from '#core/case/replay.ts'
import { standing } from '#core/decision/decision-kind.ts'
import type { Entry } from '#core/journal/entry.ts'
import { fillMessage } from '#core/message/fill-message.ts'
import { type Deadline, deadlineOf, sayDeadline } from '#core/report-in/deadline.ts'
import type { Context } from '#server/http/context.ts'
import { noPhone, noSender, sendsFrom } from '#server/messages/queue-message.ts'
import { shownMessage } from '#server/messages/shown-message.ts'
import { loadAuthorNames } from '#server/store/case-surroundings.ts'
import { loadJournal } from '#server/store/journal-store.ts'
import { messagesOfCase } from '#server/store/message-store.ts'
import type { CaseKey } from '#server/store/open-case.ts'
import { findIdentity, type PersonIdentity } from '#server/store/person-identity.ts'
import { type Reminder, reminderOf } from './reminder-text.ts'

/** The deadline of an opened case with its reason, what was done so far, and what a message would say. */
export async function reportInPage(key: CaseKey, context: Context): Promise<ReportInPage> {
  const { tx, services, today, policies } = context
  const journal = await loadJournal(tx, services.vault, key.region, key.caseId)
  const entries = standing(journal)
  const state = replay(journal, policies, today)
  const policy = policies.at(state.executionPlace ?? key.township ?? key.region)
  const deadline = deadlineOf(state, entries, policy)
  const person = await findIdentity(tx, services.vault, key.region, key.personId)
  const reminder = await reminderOf(context, key, state.reportIn.dueOn)
  const reminders = entries.filter((e) => e.type === 'reportInReminded')
  const names = await loadAuthorNames(tx, [...new Set(reminders.map((e) => e.by?.user ?? ''))], [])
  return {
    caseId: key.caseId,
    name: person?.name ?? '',
    fileNo: key.fileNo,
    dueOn: state.reportIn.dueOn,
    deadline: deadline && { says: sayDeadline(deadline), clause: clauseOf(deadline, policy.clauses) },
    reminders: reminders.map((e) => ({
      on: e.on,
      way: String(e.data['way']),
      byName: names.users.get(e.by?.user ?? '') ?? '',
    })),
    asks: asksOf(entries),
    messages: (await messagesOfCase(tx, services.vault, key)).map(shownMessage),
    send: sendOf(person, reminder, key, context),
  }
}

function clauseOf(deadline: Deadline, clauses: ReturnType<Context['policies']['at']>['clauses']) {
  const clause = clauses[deadline.clause]
  return clause ? { document: clause.document, article: clause.clause, text: clause.text ?? null } : null
}

function asksOf(entries: readonly Entry[]): ReportInPage['asks'] {
  return entries
    .filter((e) => e.type === 'properReasonAsked')
    .map((asked) => {
      const answer = entries.find((e) => e.type.startsWith('properReason') && e.data['asked'] === asked.id)
      const refused = answer?.type === 'properReasonRefused'
      return {
        on: asked.on,
        until: String(asked.data['until']),
        answer: answer === undefined ? 'open' : refused ? 'refused' : 'accepted',
        reason: refused ? String(answer.data['reason']) : null,
      }
    })
}

function sendOf(
  person: PersonIdentity | undefined,
  { kind, values }: Reminder,
  key: CaseKey,
  { services, now }: Context,
): ReportInPage['send'] {
  const no = { text: null, phone: null, sendsAt: null }
  const phone = person?.phone?.trim() ?? ''
  const filled = fillMessage(kind, values)
  if (!services.messages) return { ...no, because: noSender.says }
  if (phone === '') return { ...no, because: noPhone.says }
  if (!filled.ok) return { ...no, because: filled.refusals[0]?.says ?? noSender.says }
  const sendsAt = sendsFrom(services, key, now)
  return {
    text: filled.value,
    phone: maskPhone(phone),
    sendsAt: new Date(sendsAt) > new Date(now) ? sendsAt : null,
    because: null,
  }
}
