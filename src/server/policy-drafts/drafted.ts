import { createHash } from 'node:crypto'
import type { DraftCheck, DraftFault } from '#contract/policy-draft-contract.ts'
import type { Book } from '#core/policy/build-book.ts'
import { checkDraft, type Drafted } from '#core/policy/check-draft.ts'
import { touchedAreas } from '#core/policy/compare-policies.ts'
import type { DraftChange } from '#core/policy/draft-change.ts'
import type { PackFault } from '#core/policy/pack-fault.ts'
import type { Clause } from '#core/policy/policy.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { writePack } from '#server/policies/live-book.ts'
import { differenceReplies } from '#server/policies/rule-reply.ts'
import type { Services } from '#server/services.ts'
import type { DraftRow } from '#server/store/policy-draft-store.ts'

/** A draft laid on what will be in force on the day it takes effect. */
export type OnBase = {
  readonly base: Book
  readonly drafted: Drafted
  readonly effectiveOn: PlainDate
  /** Of the text as it would be adopted, and of all packs that it rests on. */
  readonly packSha256: Buffer
  readonly baseSha256: Buffer
}

export function layOnBase(
  { policies }: Pick<Services, 'policies'>,
  draft: Pick<DraftRow, 'area' | 'area_name' | 'pack'>,
  changes: readonly DraftChange[],
  effectiveOn: PlainDate,
): OnBase {
  const base = policies.on(effectiveOn)
  const name = draft.area_name ?? draft.pack
  const title = base.packs.find((p) => p.key === draft.pack)?.title ?? { zh: name, en: name }
  const drafted = checkDraft(base, { key: draft.pack, area: draft.area, title }, changes, effectiveOn)
  return {
    base,
    drafted,
    effectiveOn,
    packSha256: hashOf(writePack(drafted.raw)),
    baseSha256: hashOf(chainText(base, draft)),
  }
}

function chainText(base: Book, draft: Pick<DraftRow, 'area'>): string {
  const { chain } = base.at(draft.area)
  return chain
    .flatMap((name) => base.raws.filter((raw) => raw.folder === name))
    .map(writePack)
    .join('\n')
}

export function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** What the checker says and what would differ; names of areas are added by the caller. */
export function checkReply(
  laid: OnBase,
  draft: Pick<DraftRow, 'area'>,
  today: PlainDate,
): Omit<DraftCheck, 'areas'> & { readonly areas: readonly string[] } {
  const { base, drafted, effectiveOn } = laid
  const before = base.at(draft.area)
  const late = effectiveOn < today ? [tooEarly(today)] : []
  const say = (fault: PackFault) => faultReply(fault, before.clauses)
  if (!drafted.ok) return { faults: [...late, ...drafted.faults.map(say)], differences: [], areas: [] }
  const after = drafted.book.at(draft.area)
  const differences = differenceReplies(before, after, effectiveOn)
  return { faults: late, differences, areas: touchedAreas(base, drafted.book) }
}

function tooEarly(today: PlainDate): DraftFault {
  return {
    path: 'effectiveOn',
    says: { zh: '生效日已经过去。', en: 'The day it takes effect is over.' },
    mend: { zh: `最早为今天（${today}）。`, en: `Today (${today}) is the earliest.` },
    clause: null,
  }
}

function faultReply(fault: PackFault, clauses: Readonly<Record<string, Clause>>): DraftFault {
  const clause = fault.clause === undefined ? undefined : clauses[fault.clause]
  return {
    path: fault.path,
    says: fault.says,
    mend: fault.mend ?? null,
    clause: clause
      ? { key: clause.key, source: `${clause.document} ${clause.clause}`, says: clause.says }
      : null,
  }
}
