import type { z } from 'zod'
import type { EndingLineShown, previewEnding as previewRoute } from '#contract/ending-contract.ts'
import type { CaseState, Duty } from '#core/case/case-state.ts'
import { sayFinding } from '#core/case/say-finding.ts'
import { lastStages } from '#core/case/stage-transitions.ts'
import { endingLine } from '#core/ending/ending-line.ts'
import type { EndingAct } from '#core/ending/ending-tabs.ts'
import { previewEnding } from '#core/ending/preview-ending.ts'
import { admit } from '#core/journal/admit.ts'
import type { Entry } from '#core/journal/entry.ts'
import { findRule, type Policy } from '#core/policy/policy.ts'
import type { Words } from '#core/shared/decision.ts'
import { daysBetween, type PlainDate } from '#core/shared/plain-date.ts'
import type { Context } from '#server/http/context.ts'

type Shown = z.output<(typeof previewRoute)['reply']>
type Asked = { readonly act: EndingAct; readonly on: PlainDate; readonly reason?: string | undefined }
type ShownClause = { key: string; document: string; clause: string; says: Words }

/** A clause as pages name it; none where the pack does not know the key. */
export function clauseShown(policy: Policy, key: string): ShownClause[] {
  const found = policy.clauses[key]
  return found ? [{ key, document: found.document, clause: found.clause, says: found.says }] : []
}

/** Where a person stands on the way out of dynamic control, as the register says it. */
export function exitOf(
  journal: readonly Entry[],
  state: CaseState,
  policy: Policy,
  today: PlainDate,
): EndingLineShown['exit'] {
  const none = {
    state: null,
    report: null,
    listNo: null,
    reportedOn: null,
    answeredOn: null,
    waitingDays: null,
  }
  const full = state.threeYearsCleanOn
  if (full === null || full > today || !lastStages.has(state.stage)) return none
  const line = endingLine(journal, state, policy, today)
  if (!line?.exitReportedOn || line.exitReportedOn < full)
    return { ...none, state: 'due', waitingDays: daysBetween(full, today) }
  const answered = line.exitConfirmed === null ? 'reported' : line.exitConfirmed ? 'confirmed' : 'declined'
  return {
    state: answered,
    report: line.exitReport,
    listNo: line.exitListNo,
    reportedOn: line.exitReportedOn,
    answeredOn: line.exitAnsweredOn,
    waitingDays: answered === 'reported' ? daysBetween(line.exitReportedOn, today) : null,
  }
}

const types = { suspend: 'suspended', resume: 'resumed', terminate: 'terminated' } as const

/** What the act would do, in words; where it would be refused, why, and nothing else is worth reading. */
export function sayPreview(
  { act, on, reason }: Asked,
  journal: readonly Entry[],
  policy: Policy,
  { policies: book, today, user }: Context,
): Shown {
  const role = user.role === 'policeLiaison' ? user.role : 'townshipOffice'
  const by = { user: '~', role, org: '~' }
  const data = act === 'resume' ? {} : { reason }
  const entry: Entry = { id: '~preview', case: journal[0]?.case ?? '', type: types[act], on, by, data }
  const verdict = admit(journal, [entry], { book, today, author: by })
  const whole = verdict.ok ? (verdict.value[0] ?? entry) : undefined
  const done = whole
    ? previewEnding(journal, whole, { book, today })
    : previewEnding(journal, note(entry), { book, today })
  const { before, after } = done
  return {
    from: before.stage,
    to: after.stage,
    clause: done.clause === null ? null : (clauseShown(policy, done.clause)[0] ?? null),
    termBefore: before.term.endsOn,
    termAfter: after.term.endsOn,
    suspendedDays: after.term.suspendedDays,
    dutiesGone: done.dutiesGone.map(shortDuty),
    dutiesNew: done.dutiesNew.map(shortDuty),
    findingsGone: done.findingsGone.map(sayFinding),
    findingsNew: done.findingsNew.map(sayFinding),
    notices: done.notices.map(({ to, owedBy, dueOn, reading }) => ({ to, owedBy, dueOn, reading })),
    refusals: verdict.ok ? [] : verdict.refusals.map((r) => r.says),
    warnings: warningsOf(act, reason, policy, on),
  }
}

/** Stands in for an act that is refused: it changes nothing. */
function note(entry: Entry): Entry {
  return { ...entry, type: 'note', data: { text: '—' } }
}

function shortDuty({ kind, dueOn }: Duty): Pick<Duty, 'kind' | 'dueOn'> {
  return { kind, dueOn }
}

function warningsOf(
  act: EndingAct,
  reason: string | undefined,
  policy: Policy,
  on: PlainDate,
): { clause: string; says: Words }[] {
  const detention = findRule<boolean>(policy, 'suspend.onAdminDetention', on)
  if (act === 'suspend' && reason === 'adminDetention' && detention)
    return [
      {
        clause: detention.clause,
        says: detention.value
          ? {
              zh: '“依法拘留”是否包括短期行政拘留，条文没有写明。本地按中止执行，这是我们的理解，可以由当地规则改变。',
              en: 'Whether “lawful detention” includes a short administrative one is not settled. Here it suspends: a reading, which a local rule may change.',
            }
          : {
              zh: '本地规则：行政拘留不停止计算期限。登记后阶段不变。',
              en: 'Local rule: administrative detention does not stop the clock; the stage stays.',
            },
      },
    ]
  if (act !== 'terminate') return []
  if (reason === 'imprisonment')
    return [
      {
        clause: 'jdtl-24-1',
        says: {
          zh: '只有收监执行刑罚才终止。仅被判刑，或者缓刑、社区矫正、管制的，措施继续执行。',
          en: 'Only imprisonment ends the measure. A conviction alone, a suspended sentence or community correction does not.',
        },
      },
    ]
  if (reason === 'death' || reason === 'leftCountry')
    return [
      {
        clause: 'jdtl-24-1',
        says: {
          zh: '条例没有写死亡、出国（境）；按实践中的管控情况登记。临时出境应当请假，不终止。',
          en: 'The regulation names neither death nor leaving the country; practice does. A journey abroad is leave and ends nothing.',
        },
      },
    ]
  return []
}
