import type { AgreementPage } from '#contract/agreement-contract.ts'
import type { Role } from '#core/access/roles.ts'
import type { DraftContent } from '#core/agreement/draft-content.ts'
import type { Policy } from '#core/policy/policy.ts'
import type { Context } from '#server/http/context.ts'
import { lastOf, type OpenAgreement, openAgreement, previousOf } from './open-agreement.ts'
import { paperOfVersion } from './paper-of-version.ts'

/** Needs may be clinical: the township's office draws the agreement without reading them (roles.md). */
export function seesNeeds(role: Role): boolean {
  return role !== 'townshipOffice'
}

export async function agreementPage(
  context: Context,
  caseId: string,
): Promise<{ page: AgreementPage; opened: OpenAgreement }> {
  const { user, today } = context
  const opened = await openAgreement(context, caseId)
  const { key, open, drafts, state, policy } = opened
  const hidden = seesNeeds(user.role) ? 0 : open.content.needs.length
  const content: DraftContent = hidden > 0 ? { ...open.content, needs: [] } : open.content
  const proposed = opened.proposed(open.content)
  const clauses = opened.clauses(open.content)
  const previous = previousOf(drafts)
  const assessed = lastOf(opened.journal, 'assessmentMade', (e) => e.data['kind'] === 'needs')
  const keys = [...proposed, ...clauses, ...drafts.flatMap((d) => d.kept.clauses)].map((c) => c.clause)
  const page: AgreementPage = {
    today,
    fileNo: key.fileNo,
    personName: opened.person.name,
    measure: opened.measure,
    place: opened.place,
    placeName: opened.placeName,
    reportedOn: state.reportIn.reportedOn,
    version: open.version,
    revision: open.revision,
    content,
    prefilledFrom: open.from,
    needsHidden: hidden,
    proposed: [...proposed],
    clauses: [...clauses],
    required: { parts: [...opened.required.parts], clause: opened.required.clause },
    law: lawOf(policy, [...keys, opened.required.clause, 'jdf-34', 'jdtl-16', 'jdtl-22-3', 'mfd-19']),
    guardian: opened.guardian,
    body: opened.body,
    assessedOn: assessed?.on ?? null,
    plannedOn: lastOf(opened.journal, 'planAdopted')?.on ?? null,
    groupFormedOn: lastOf(opened.journal, 'workGroupFormed')?.on ?? null,
    previous: previous?.version ?? null,
    newPlace: state.agreement.signedOn !== null && !state.agreement.currentPlace,
    versions: drafts
      .filter((d) => d.status !== 'drawn')
      .map((d) => ({
        version: d.version,
        place: d.place,
        placeName: d.placeName,
        status: d.status,
        at: d.at,
        byName: d.byName,
        signers: d.kept.content.signers.map(({ kind, name, way, on, reason }) => ({
          kind,
          name,
          way,
          on,
          reason,
        })),
        clauses: [...d.kept.clauses],
      })),
    paper: await paperOfVersion(context, opened),
  }
  return { page, opened }
}

/** Clauses in words, by the keys that something on the page rests on. */
export function lawOf(policy: Policy, keys: readonly (string | null)[]): AgreementPage['law'] {
  return Object.fromEntries(
    [...new Set(keys)].flatMap((key) => {
      const clause = key === null ? undefined : policy.clauses[key]
      if (!clause || key === null) return []
      return [[key, { document: clause.document, clause: clause.clause, says: clause.says }]]
    }),
  )
}
