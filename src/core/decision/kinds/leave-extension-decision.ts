import {
  type DecisionInput,
  type DecisionKind,
  newestOf,
  type PendingDecision,
  same,
} from '#core/decision/decision-kind.ts'
import { daysAway } from '#core/leave/days-away.ts'
import { type Extension, type LeaveCycle, leaveCycles, openExtension } from '#core/leave/leave-cycle.ts'
import { accept } from '#core/shared/decision.ts'
import { leaveDeciders, leaveRecord, leaveRules } from './leave-decision.ts'

/** Longer leave that was asked for while away (续假): due before the leave ends as it was granted. */
export const leaveExtensionDecision: DecisionKind = {
  kind: 'leaveExtension',
  title: { zh: '续假', en: 'Extension of leave' },
  pending: (input) =>
    open(input).map(({ cycle, extension: { asked, to } }) => ({
      id: `leaveExtension:${asked.id}`,
      kind: 'leaveExtension',
      anchor: asked.id,
      askedBy: asked.by?.user ?? null,
      askedOn: asked.on,
      basisSeq: newestOf(input.journal, [asked.id]),
      dueOn: cycle.to,
      deciders: leaveDeciders(daysAway(cycle.from, to, input.policy), input),
      notBy: asked.by ? [asked.by.user] : [],
    })),
  view: (item, input) => {
    const { cycle, extension } = found(item, input)
    const { destination } = cycle.asked.data
    const reason = extension.asked.data['reason']
    const away = daysAway(cycle.from, extension.to, input.policy)
    return {
      asked: [
        { label: { zh: '原准假', en: 'Granted' }, value: same(`${cycle.from} – ${cycle.to}`) },
        { label: { zh: '延长到', en: 'Until' }, value: same(extension.to) },
        {
          label: { zh: '合计', en: 'In all' },
          value: { zh: `${away.touched} 日`, en: `${away.touched} days` },
        },
        { label: { zh: '去向', en: 'Where to' }, value: same(String(destination ?? '—')) },
        { label: { zh: '事由', en: 'Why' }, value: same(typeof reason === 'string' ? reason : '—') },
      ],
      rule: leaveRules(away, input),
      record: leaveRecord({ from: cycle.to, to: extension.to, except: cycle.id }, input),
      follows: {
        approve: {
          zh: `同意续假后，${extension.to} 前应回来销假。`,
          en: `Back by ${extension.to}.`,
        },
        refuse: {
          zh: `仍应在 ${cycle.to} 前回来销假；逾期只提示超假，不当然等于擅自离开。`,
          en: `Still back by ${cycle.to}; later shows as overdue, which is not by itself an unauthorised absence.`,
        },
        sendBack: {
          zh: '退回补充材料，案卷有新登记后再回到这里。',
          en: 'Goes back for more; it returns here with the next entry on the file.',
        },
      },
      adverse: ['refuse'],
    }
  },
  answer: (item, { outcome, reason }, input) => {
    const { cycle, extension } = found(item, input)
    const named = { leave: cycle.id, extension: item.anchor }
    const on = input.today
    if (outcome === 'refuse')
      return accept([{ type: 'leaveExtensionRefused', on, data: { ...named, reason } }])
    const data = { ...named, to: extension.to, ...(reason === '' ? {} : { reason }) }
    return accept([{ type: 'leaveExtended', on, data }])
  },
}

type Open = { readonly cycle: LeaveCycle; readonly extension: Extension }

function open({ journal }: DecisionInput): readonly Open[] {
  return leaveCycles(journal).flatMap((cycle) => {
    const extension = openExtension(cycle)
    return extension ? [{ cycle, extension }] : []
  })
}

function found(item: PendingDecision, input: DecisionInput): Open {
  const one = open(input).find((o) => o.extension.asked.id === item.anchor)
  if (!one) throw new Error(`decision ${item.id} has lost its extension`)
  return one
}
