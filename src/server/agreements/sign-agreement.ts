import { v7 } from 'uuid'
import { checkSigning } from '#core/agreement/check-signing.ts'
import type { DraftSigner } from '#core/agreement/draft-content.ts'
import { isNewPlan, planData } from '#core/agreement/plan-words.ts'
import type { Context } from '#server/http/context.ts'
import { changedMeanwhile, notFound, refused } from '#server/http/problem.ts'
import { closeDraft } from '#server/store/agreement-store.ts'
import { appendEntries, type NewEntry } from '#server/store/append-entries.ts'
import { lastOf, type OpenAgreement, openAgreement } from './open-agreement.ts'
import { paperOfVersion } from './paper-of-version.ts'

export type Sign = {
  readonly caseId: string
  readonly version: number
  readonly revision: number
  readonly paper?: string | undefined
}

/** Closes the version with the names as they stand: plan and agreement, or the refusal, become entries in one act. */
export async function signAgreement(context: Context, sign: Sign) {
  const { tx, services, user, today, now } = context
  const opened = await openAgreement(context, sign.caseId, true)
  const { open, key } = opened
  if (open.from !== 'kept' || open.version !== sign.version || open.revision !== sign.revision)
    throw changedMeanwhile()
  if (sign.paper) await checkPaper(context, opened, sign.paper)
  const { content } = open
  const clauses = opened.clauses(content)
  const checked = checkSigning({
    content,
    clauses,
    required: opened.required,
    guardian: opened.guardian,
    body: opened.body?.running ?? false,
    reportedOn: opened.state.reportIn.reportedOn,
    today,
  })
  if (!checked.ok) throw refused(checked.refusals)
  const { outcome, on, reason } = checked.value
  const entries = outcome === 'signed' ? signedEntries(opened, on, sign) : [refusal(opened, on, reason)]
  const author = { user: user.id, role: user.role, org: user.grant.org }
  const done = await appendEntries(tx, services, { caseId: sign.caseId, entries, author, today, now })
  const entry = entries.at(-1)?.id ?? ''
  await closeDraft(tx, services.vault, key, {
    version: open.version,
    status: outcome,
    entry,
    kept: { content, clauses },
  })
  return { key: done.key, outcome, on, recorded: done.added.map((e) => e.id) }
}

/** What is recorded as signed must be what the paper says. */
async function checkPaper(context: Context, opened: OpenAgreement, id: string): Promise<void> {
  const paper = await paperOfVersion(context, opened)
  if (paper?.id !== id) throw notFound()
  if (!paper.outdated) return
  throw refused([
    {
      code: 'agreement.paper-outdated',
      field: 'paper',
      says: { zh: '协议书制发以后草稿又有改动。', en: 'The draft was changed after the paper was printed.' },
      mend: {
        zh: '请作废旧的一份，重新制发并签字。',
        en: 'Make the old paper void, issue it again and have it signed.',
      },
    },
  ])
}

function signedEntries(opened: OpenAgreement, on: string, sign: Sign): NewEntry[] {
  const { open, place, journal, body } = opened
  const { signers } = open.content
  const plan = planData(open.content)
  const fresh = isNewPlan(plan, lastOf(journal, 'planAdopted')?.data)
  const signing = signers.some((s) => s.kind === 'body' && s.way === 'signed')
  return [
    ...(fresh ? [{ id: v7(), type: 'planAdopted', on, data: plan }] : []),
    {
      id: v7(),
      type: 'agreementSigned',
      on,
      data: {
        parties: signers.filter((s) => s.way === 'signed').map((s) => s.name),
        place,
        version: open.version,
        signers: signers.map(shown),
        ...(sign.paper ? { paper: sign.paper } : {}),
        ...(signing && body ? { body: body.name } : {}),
      },
    },
  ]
}

function refusal({ open, place }: OpenAgreement, on: string, reason: string): NewEntry {
  return { id: v7(), type: 'agreementRefused', on, data: { reason, place, version: open.version } }
}

function shown({ kind, name, way, on, reason, relation }: DraftSigner): Record<string, unknown> {
  return {
    kind,
    name,
    way,
    ...(on ? { on } : {}),
    ...(reason ? { reason } : {}),
    ...(relation ? { relation } : {}),
  }
}
