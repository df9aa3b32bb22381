import type { AgreementPage } from '#contract/agreement-contract.ts'
import { drawnWords } from '#core/forms/drawn-words.ts'
import { openFrozen } from '#server/documents/paper-data.ts'
import type { Context } from '#server/http/context.ts'
import { listIssued } from '#server/store/document-store.ts'
import { lastOf, type OpenAgreement } from './open-agreement.ts'

const compared = ['measures', 'rules', 'liability', 'rights', 'groupDuties', 'other', 'body']

/**
 * The paper that was issued for the version that is being drawn, and whether it still says the same: what is signed is what
 * stands on paper, so a draft that was changed afterwards is printed again.
 */
export async function paperOfVersion(
  context: Context,
  opened: OpenAgreement,
): Promise<AgreementPage['paper']> {
  const { tx, services, user } = context
  const { key, open, journal } = opened
  const closed = [lastOf(journal, 'agreementSigned'), lastOf(journal, 'agreementRefused')].flatMap(
    (e) => e?.recordedAt ?? [],
  )
  const since = closed.map((at) => Date.parse(at)).reduce((a, b) => Math.max(a, b), 0)
  const papers = await listIssued(tx, key, user.role)
  const paper = papers.find((p) => p.form === 'F-08' && p.voidedAt === null && Date.parse(p.issuedAt) > since)
  if (!paper) return null
  const { data } = openFrozen(services.vault, { region: key.region, id: paper.id }, paper.frozen)
  const printed = (data['typed'] ?? {}) as Readonly<Record<string, string>>
  const { words } = drawnWords({
    content: open.content,
    clauses: opened.clauses(open.content),
    open: true,
    body: opened.body,
  })
  const outdated = compared.some((word) => (printed[word] ?? '') !== (words[word] ?? ''))
  return { id: paper.id, number: paper.number, on: paper.on, copies: paper.copies?.length ?? 0, outdated }
}
