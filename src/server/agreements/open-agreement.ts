import { applyChanges } from '#core/agreement/apply-changes.ts'
import { bodyOf } from '#core/agreement/appointed-body.ts'
import type { AgreementClause } from '#core/agreement/clause.ts'
import { type DraftContent, emptyDraft } from '#core/agreement/draft-content.ts'
import { drawClauses, requiredParts } from '#core/agreement/draw-clauses.ts'
import { type Prefilled, prefill } from '#core/agreement/prefill.ts'
import { testWords } from '#core/agreement/test-words.ts'
import type { CaseState, Measure } from '#core/case/case-state.ts'
import { replay } from '#core/case/replay.ts'
import { standing } from '#core/decision/decision-kind.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { Policy } from '#core/policy/policy.ts'
import { needsGuardian } from '#core/special/special-rules.ts'
import type { Context } from '#server/http/context.ts'
import { notFound, Problem } from '#server/http/problem.ts'
import { type DraftRow, loadDrafts } from '#server/store/agreement-store.ts'
import { loadFormOffice } from '#server/store/document-office.ts'
import { loadJournal } from '#server/store/journal-store.ts'
import { type CaseKey, openCase, openCaseForWriting } from '#server/store/open-case.ts'
import { findIdentity, type PersonIdentity } from '#server/store/person-identity.ts'

/** One case as its agreement sees it. */
export type OpenAgreement = {
  readonly key: CaseKey
  readonly journal: readonly Entry[]
  readonly state: CaseState
  readonly measure: Measure
  readonly place: string
  readonly placeName: string
  readonly policy: Policy
  readonly person: PersonIdentity
  readonly drafts: readonly DraftRow[]
  /** The version that is being drawn, kept or not. */
  readonly open: {
    readonly version: number
    readonly revision: number
    readonly content: DraftContent
    readonly from: Prefilled['from'] | 'kept'
  }
  readonly proposed: (content: DraftContent) => readonly AgreementClause[]
  readonly clauses: (content: DraftContent) => readonly AgreementClause[]
  readonly required: ReturnType<typeof requiredParts>
  readonly guardian: boolean
  readonly body: ReturnType<typeof bodyOf>
}

type Reads = Pick<Context, 'tx' | 'services' | 'today' | 'policies' | 'user'>

export async function openAgreement(context: Reads, caseId: string, hold = false): Promise<OpenAgreement> {
  const { tx, services, today, policies, user } = context
  const key = await (hold ? openCaseForWriting : openCase)(tx, caseId)
  const journal = await loadJournal(tx, services.vault, key.region, key.caseId)
  const person = await findIdentity(tx, services.vault, key.region, key.personId)
  if (!person) throw notFound()
  const state = replay(journal, policies, today)
  const place = state.executionPlace ?? key.township
  if (state.measure === null || place === null) throw noMeasure()
  const policy = policies.at(place)
  const { office } = await loadFormOffice(tx, key, user.grant.org, [])
  const drafts = await loadDrafts(tx, services.vault, key)
  const guardian = needsGuardian({ person, policy, today })
  const measure = state.measure
  const tests = testWords({ journal, policy, today, measure })
  const facts = {
    measure,
    policy,
    today,
    county: office.county,
    tests,
    isFemale: person.sex === 'female',
    guardian,
  }
  const proposed = (content: DraftContent) => drawClauses({ ...facts, services: content.services })
  return {
    key,
    journal,
    state,
    measure,
    place,
    placeName: officeName(office.township),
    policy,
    person,
    drafts,
    open: openVersion(drafts, () =>
      prefill({
        journal,
        previous: previousOf(drafts)?.kept.content,
        guardian,
        township: officeName(office.township),
        person: person.name,
      }),
    ),
    proposed,
    clauses: (content) => applyChanges(proposed(content), content.changes),
    required: requiredParts(policy, today),
    guardian,
    body: bodyOf(journal, today),
  }
}

/** The office that signs, by the name of its area: 一镇人民政府, 某街道办事处. */
function officeName(area: string): string {
  if (area.endsWith('街道')) return `${area}办事处`
  return /[镇乡]$/.test(area) ? `${area}人民政府` : area
}

function openVersion(drafts: readonly DraftRow[], fresh: () => Prefilled): OpenAgreement['open'] {
  const [newest] = drafts
  if (newest?.status === 'drawn') {
    const { version, revision, kept } = newest
    return { version, revision, content: kept.content, from: 'kept' }
  }
  const { content, from } = fresh()
  return { version: (newest?.version ?? 0) + 1, revision: 0, content: { ...emptyDraft, ...content }, from }
}

/** The version that was signed last, whether or not another has replaced it. */
export function previousOf(drafts: readonly DraftRow[]): DraftRow | undefined {
  return drafts.find((d) => d.status === 'signed' || d.status === 'replaced')
}

/** The last entry of a type that still counts. */
export function lastOf(
  journal: readonly Entry[],
  type: string,
  fits: (entry: Entry) => boolean = () => true,
): Entry | undefined {
  return standing(journal)
    .filter((e) => e.type === type && fits(e))
    .sort((a, b) => (a.on < b.on ? -1 : 1))
    .at(-1)
}

function noMeasure(): Problem {
  return new Problem(422, 'no-measure', {
    zh: '还没有登记决定书，不能草拟协议。',
    en: 'There is no order yet, so no agreement can be drawn.',
  })
}
