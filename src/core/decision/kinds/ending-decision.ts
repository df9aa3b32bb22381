import { dutyNames } from '#core/case/say-duty.ts'
import {
  type DecisionInput,
  type DecisionKind,
  type EvidenceLine,
  newestOf,
  type PendingDecision,
  same,
  standing,
} from '#core/decision/decision-kind.ts'
import { endingReasonWords } from '#core/ending/ending-words.ts'
import { previewEnding } from '#core/ending/preview-ending.ts'
import type { Entry } from '#core/journal/entry.ts'
import { findRule } from '#core/policy/policy.ts'
import { accept, type Words } from '#core/shared/decision.ts'

type Act = {
  readonly kind: string
  readonly asked: 'suspensionAsked' | 'resumptionAsked' | 'terminationAsked'
  readonly writes: 'suspended' | 'resumed' | 'terminated'
  readonly title: Words
  readonly clause: string
  readonly says: Words
}

/**
 * Whoever learns of a detention, a release or an end asks; the township decides with the record in view (戒毒条例 24).
 * Approved, the entry stands on the day on which it happened, and the notices of it are owed.
 */
function endingDecision(act: Act): DecisionKind {
  return {
    kind: act.kind,
    title: act.title,
    pending: (input) => pending(act, input),
    view: (item, input) => {
      const asked = anchorOf(item, input)
      return {
        asked: askedLines(asked),
        rule: rules(act, asked, input),
        record: whatItDoes(act, asked, input),
        follows: {
          approve: {
            zh: `自${since(asked)}起${act.title.zh}，并按清单逐一通知。`,
            en: `${act.title.en} from ${since(asked)}; the notices that follow are listed on the case.`,
          },
          refuse: {
            zh: '理由记入案卷，措施照常执行。',
            en: 'The reason goes on file; the measure stays as it is.',
          },
          sendBack: {
            zh: '退回补充材料，案卷有新登记后再回到这里。',
            en: 'Goes back for more; it returns here with the next entry on the file.',
          },
        },
        adverse: act.writes === 'resumed' ? ['refuse'] : ['approve', 'refuse'],
        fields: [{ name: 'documentNo', label: { zh: '法律文书号', en: 'Number of the legal paper' } }],
      }
    },
    answer: (item, { outcome, reason, fields }, input) => {
      const asked = anchorOf(item, input)
      if (outcome === 'refuse')
        return accept([{ type: 'endingRefused', on: input.today, data: { asked: asked.id, reason } }])
      const text = `同意${act.title.zh}：${reason}`
      return accept([
        { ...proposed(act, asked), ...withNumber(act, asked, fields?.['documentNo']) },
        ...(reason === '' ? [] : [{ type: 'note', on: input.today, data: { text } }]),
      ])
    },
  }
}

function pending(act: Act, input: DecisionInput): readonly PendingDecision[] {
  const entries = standing(input.journal)
  const answered = new Set(
    entries.flatMap((e) => (typeof e.data['asked'] === 'string' ? [e.data['asked']] : [])),
  )
  return entries
    .filter((e) => e.type === act.asked && !answered.has(e.id) && isStillPossible(act, input))
    .map((e) => ({
      id: `${act.kind}:${e.id}`,
      kind: act.kind,
      anchor: e.id,
      askedBy: e.by?.user ?? null,
      askedOn: e.on,
      basisSeq: newestOf(input.journal, [e.id]),
      dueOn: null,
      deciders: ['townshipOffice'],
      notBy: e.by ? [e.by.user] : [],
    }))
}

/** What was decided or came about in another way is no question any more. */
function isStillPossible(act: Act, { state }: DecisionInput): boolean {
  const { stage, custody } = state
  if (stage === 'discharged' || stage === 'terminated' || stage === 'convertedToIsolation') return false
  if (act.writes === 'suspended') return custody === 'free'
  return act.writes === 'terminated' || custody === 'detained'
}

function since(asked: Entry): string {
  return String(asked.data['since'])
}

const passedOn = ['reason', 'expectedUntil', 'organ', 'place', 'documentNo', 'proof'] as const

function proposed(act: Act, asked: Entry): Pick<Entry, 'type' | 'on' | 'data'> {
  const fields = act.writes === 'suspended' ? passedOn : passedOn.filter((f) => f !== 'expectedUntil')
  const given = fields.flatMap((f) => (asked.data[f] === undefined ? [] : [[f, asked.data[f]] as const]))
  return { type: act.writes, on: since(asked), data: { asked: asked.id, ...Object.fromEntries(given) } }
}

function withNumber(act: Act, asked: Entry, documentNo: string | undefined): { data: Entry['data'] } {
  const { data } = proposed(act, asked)
  const no = documentNo?.trim() ?? ''
  return { data: no === '' ? data : { ...data, documentNo: no } }
}

function askedLines(asked: Entry): { label: Words; value: Words }[] {
  const { reason, organ, place, documentNo, proof, expectedUntil } = asked.data
  const line = (label: Words, value: unknown) =>
    typeof value === 'string' ? [{ label, value: same(value) }] : []
  return [
    { label: { zh: '自哪天起', en: 'Since' }, value: same(since(asked)) },
    ...(typeof reason === 'string'
      ? [{ label: { zh: '原因', en: 'Reason' }, value: endingReasonWords(reason) }]
      : []),
    ...line({ zh: '依据', en: 'Known by' }, proof),
    ...line({ zh: '机关', en: 'Organ' }, organ),
    ...line({ zh: '文书号', en: 'Paper no.' }, documentNo),
    ...line({ zh: '场所', en: 'Kept at' }, place),
    ...line({ zh: '预计到', en: 'Expected until' }, expectedUntil),
  ]
}

function rules(act: Act, asked: Entry, { policy, today }: DecisionInput): { clause: string; says: Words }[] {
  const admin = findRule<boolean>(policy, 'suspend.onAdminDetention', today)
  return [
    { clause: act.clause, says: act.says },
    ...(asked.data['reason'] === 'adminDetention' && admin
      ? [
          {
            clause: admin.clause,
            says: {
              zh: `行政拘留是否中止，条文没有写明；本地按“${admin.value ? '中止' : '不中止'}”执行，这是我们的理解。`,
              en: `Whether administrative detention suspends is not settled in the text; here it ${admin.value ? 'does' : 'does not'}. This is a reading.`,
            },
          },
        ]
      : []),
    ...(asked.data['reason'] === 'imprisonment'
      ? [
          {
            clause: 'jdtl-24-1',
            says: {
              zh: '仅被判刑不终止：缓刑、社区矫正、管制不是收监执行，措施继续。',
              en: 'A conviction alone ends nothing: a suspended sentence or community correction is no imprisonment.',
            },
          },
        ]
      : []),
  ]
}

/** What replay says it would do: stage, last day, duties, and who must be told. */
function whatItDoes(act: Act, asked: Entry, input: DecisionInput): EvidenceLine[] {
  const by = { user: '~', role: 'townshipOffice', org: '~' }
  const entry = { id: '~proposed', case: input.state.case, by, ...proposed(act, asked) }
  const { before, after, dutiesGone, notices } = previewEnding(input.journal, entry, input)
  const evidence = [asked.id]
  const [was, is] = [before.term.endsOn, after.term.endsOn]
  return [
    ...(was !== null && is !== null && was !== is
      ? [{ says: { zh: `期满日：${was} → ${is}`, en: `Last day of the term: ${was} → ${is}` }, evidence }]
      : []),
    ...(after.stage === 'suspended' && is !== null
      ? [
          {
            says: {
              zh: '羁押期间每过一天，期满日顺延一天；释放后继续执行剩余期限。',
              en: 'Each day in custody moves the last day by one; the rest is served after release.',
            },
            evidence,
          },
        ]
      : []),
    ...dutiesGone.map((d) => ({
      says: {
        zh: `不再需要：${dutyNames[d.kind].zh}（${d.dueOn}）`,
        en: `No longer owed: ${dutyNames[d.kind].en} (${d.dueOn})`,
      },
      evidence: [],
    })),
    {
      says: { zh: `批准后需要通知${notices.length}方`, en: `${notices.length} notices would follow` },
      evidence: [],
    },
  ]
}

function anchorOf(item: PendingDecision, { journal }: DecisionInput): Entry {
  const found = journal.find((e) => e.id === item.anchor)
  if (!found) throw new Error(`decision ${item.id} has lost its request`)
  return found
}

export const suspendDecision = endingDecision({
  kind: 'suspend',
  asked: 'suspensionAsked',
  writes: 'suspended',
  title: { zh: '中止', en: 'Suspension' },
  clause: 'jdtl-24-2',
  says: {
    zh: '被依法拘留、逮捕的中止，释放后继续接受。',
    en: 'Lawful detention or arrest suspends the measure; it goes on after release.',
  },
})

export const resumeDecision = endingDecision({
  kind: 'resume',
  asked: 'resumptionAsked',
  writes: 'resumed',
  title: { zh: '恢复执行', en: 'Resumption' },
  clause: 'jdtl-24-2',
  says: {
    zh: '释放后继续接受社区戒毒、社区康复；释放当日即恢复。',
    en: 'After release the measure goes on; the day of release is free again.',
  },
})

export const terminateDecision = endingDecision({
  kind: 'terminate',
  asked: 'terminationAsked',
  writes: 'terminated',
  title: { zh: '终止', en: 'Termination' },
  clause: 'jdtl-24-1',
  says: {
    zh: '被收监执行刑罚、采取强制性教育措施的终止。死亡、出国（境）没有条文，是实践中的做法。',
    en: 'Imprisonment or compulsory education ends the measure. Death and leaving the country are practice, without a clause.',
  },
})
