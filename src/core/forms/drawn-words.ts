import { partText } from '#core/agreement/apply-changes.ts'
import type { AppointedBody } from '#core/agreement/appointed-body.ts'
import type { AgreementClause } from '#core/agreement/clause.ts'
import type { DraftContent } from '#core/agreement/draft-content.ts'
import { planData } from '#core/agreement/plan-words.ts'

/** What was drawn up for an agreement, as its papers print it; `plan` only while it is not yet in the journal. */
export type DrawnWords = {
  readonly words: Readonly<Record<string, string>>
  readonly plan: { readonly needs?: string; readonly goals?: string; readonly services?: string } | null
}

export function drawnWords(drawn: {
  readonly content: DraftContent
  readonly clauses: readonly AgreementClause[]
  readonly open: boolean
  readonly body: AppointedBody | null
}): DrawnWords {
  const { content, clauses, body } = drawn
  const signer = (kind: string) => content.signers.find((s) => s.kind === kind)
  const family = signer('family')
  const signs = signer('body') !== undefined && body !== null
  return {
    words: {
      measures: partText(clauses, 'measures'),
      rules: partText(clauses, 'rules'),
      liability: partText(clauses, 'liability'),
      rights: partText(clauses, 'rights'),
      groupDuties: partText(clauses, 'groupDuties'),
      other: partText(clauses, 'other'),
      guardian: signer('guardian')?.name ?? family?.name ?? '',
      guarantor: family?.name ?? '',
      relation: family?.relation ?? '',
      guarantorPhone: family?.phone ?? '',
      body: signs ? `${body.name}${body.documentNo ? `（${body.documentNo}）` : ''}` : '',
    },
    plan: drawn.open
      ? Object.fromEntries(Object.entries(planData(content)).map(([key, list]) => [key, list.join('；')]))
      : null,
  }
}
