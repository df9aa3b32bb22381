import { standing } from '#core/decision/decision-kind.ts'
import type { Entry } from '#core/journal/entry.ts'
import { type DraftContent, type DraftSigner, emptyDraft, PlanNeed } from './draft-content.ts'
import type { SignerKind } from './signer-kinds.ts'

export type Prefilled = { readonly content: DraftContent; readonly from: 'previous' | 'plan' | 'nothing' }

export type PrefillFrom = {
  readonly journal: readonly Entry[]
  /** What was signed last, at another place perhaps. */
  readonly previous: DraftContent | undefined
  readonly guardian: boolean
  readonly township: string
  readonly person: string
}

/** What is known is not asked again: the last agreement, else the newest needs and plan; names, but nobody's signature. */
export function prefill(from: PrefillFrom): Prefilled {
  const signers = signersOf(from)
  if (from.previous)
    return { content: { ...from.previous, signers: again(from.previous.signers, signers) }, from: 'previous' }
  const needs = assessed(from.journal)
  const plan = last(from.journal, 'planAdopted')?.data
  if (needs.length === 0 && !plan) return { content: { ...emptyDraft, signers }, from: 'nothing' }
  const goals = texts(plan?.['goals'])
  const planned = texts(plan?.['needs']).map((need, i) => ({
    area: 'otherNeed' as const,
    need: need.slice(0, 400),
    goal: (goals[i] ?? '').slice(0, 400),
  }))
  const services = texts(plan?.['services']).map((note) => ({
    kind: 'other' as const,
    rhythm: 'asNeeded' as const,
    by: '',
    note: note.slice(0, 400),
  }))
  const content = {
    needs: (needs.length > 0 ? needs : planned).slice(0, 20),
    services: services.slice(0, 20),
    changes: [],
    signers,
  }
  return { content, from: 'plan' }
}

function assessed(journal: readonly Entry[]): readonly PlanNeed[] {
  const answers = last(journal, 'assessmentMade', (e) => e.data['kind'] === 'needs')?.data['answers']
  if (!Array.isArray(answers)) return []
  return answers.flatMap((answer) => {
    const need = PlanNeed.safeParse(answer)
    return need.success ? [need.data] : []
  })
}

/** The sides and those of the group who stand by the person; the place may have changed, so the township is named anew. */
function signersOf({ journal, guardian, township, person }: PrefillFrom): DraftSigner[] {
  const members = (last(journal, 'workGroupFormed')?.data['members'] ?? []) as readonly {
    kind: string
    name?: string
    phone?: string
    head?: boolean
  }[]
  const family = members.find((m) => m.kind === 'family')
  const head = members.find((m) => m.head) ?? members.find((m) => m.kind === 'worker')
  return [
    unsigned('township', township),
    unsigned('person', person),
    ...(guardian ? [unsigned('guardian', '')] : []),
    ...(family ? [unsigned('family', family.name ?? '', family.phone)] : []),
    ...(head?.name ? [unsigned('member', head.name, head.phone)] : []),
  ]
}

/** Names of the last version stay, the two sides are those of today. */
function again(before: readonly DraftSigner[], now: readonly DraftSigner[]): DraftSigner[] {
  const sides = now.filter((s) => s.kind === 'township' || s.kind === 'person' || s.kind === 'guardian')
  const others = before.filter((s) => s.kind === 'family' || s.kind === 'member')
  const named = others.length > 0 ? others : now.filter((s) => s.kind === 'family' || s.kind === 'member')
  return [...sides, ...named.map((s) => ({ ...s, way: null, on: null, reason: '' }))]
}

function unsigned(kind: SignerKind, name: string, phone = ''): DraftSigner {
  return { kind, name, relation: '', phone: phone.slice(0, 40), way: null, on: null, reason: '' }
}

function last(
  journal: readonly Entry[],
  type: string,
  fits: (entry: Entry) => boolean = () => true,
): Entry | undefined {
  return standing(journal)
    .filter((e) => e.type === type && fits(e))
    .sort((a, b) => (a.on < b.on ? -1 : 1))
    .at(-1)
}

function texts(value: unknown): readonly string[] {
  if (value === undefined || value === null) return []
  return [value].flat().map(String).filter(Boolean)
}
