import type { Role } from '#core/access/roles.ts'
import { type Decision, type Refusal, refuse } from '#core/shared/decision.ts'
import { findDecisionKind } from './all-kinds.ts'
import type { DecisionAnswer, DecisionEntry, DecisionInput, PendingDecision } from './decision-kind.ts'

/**
 * The entries of one decision, or why it can not be made: by this role, by this person, or without a reason. Sending back
 * is a note on the file, so that it is a dated act of a named person like every other answer.
 */
export function decide(
  item: PendingDecision,
  answer: DecisionAnswer & { readonly role: Role; readonly actingFor?: string },
  input: DecisionInput,
): Decision<readonly DecisionEntry[]> {
  const kind = findDecisionKind(item.kind)
  if (!kind) throw new Error(`no decision of kind ${item.kind}`)
  if (!item.deciders.includes(answer.role)) return refuse(notYours)
  // a substitute decides neither the own matter nor that of the person stood in for
  if ([answer.by, answer.actingFor].some((who) => who !== undefined && item.notBy.includes(who)))
    return refuse(ownCause)
  const reason = answer.reason.trim()
  const view = kind.view(item, input)
  const needsReason =
    answer.outcome !== 'approve' || item.kind.startsWith('tier') || view.adverse.includes('approve')
  if (needsReason && reason.length < 2) return refuse(reasonMissing)
  if (answer.outcome === 'approve') {
    const [block] = view.blocks ?? []
    if (block) return refuse({ code: 'decision-blocked', field: 'outcome', says: block.says })
    if (view.confirm && answer.confirmed !== true) return refuse(unconfirmed)
  }
  if (answer.outcome === 'sendBack')
    return {
      ok: true,
      grounds: [],
      value: [{ type: 'note', on: input.today, data: { text: `退回“${kind.title.zh}”审批：${reason}` } }],
    }
  return kind.answer(item, { ...answer, reason }, input)
}

const notYours: Refusal = {
  code: 'decision-of-another-role',
  says: { zh: '这一事项由乡镇（街道）决定。', en: 'This is for the township to decide.' },
}
const ownCause: Refusal = {
  code: 'decision-own-cause',
  says: {
    zh: '自己提出的、或涉及自己登记的事项，须由另一人决定。',
    en: 'What you asked for, or what concerns your own entry, is decided by another person.',
  },
}
const reasonMissing: Refusal = {
  code: 'decision-reason-missing',
  field: 'reason',
  says: { zh: '请写明理由。', en: 'Say why.' },
  mend: { zh: '理由会记入档案，至少两个字。', en: 'The reason goes on file.' },
}
const unconfirmed: Refusal = {
  code: 'decision-unconfirmed',
  field: 'confirmed',
  says: {
    zh: '请先核对双方履责对照，并勾选确认。',
    en: 'Look at what both sides owed and did first, and confirm that you have.',
  },
}
