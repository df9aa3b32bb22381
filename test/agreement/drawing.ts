import { saveAgreement, showAgreement, signAgreement } from '#contract/agreement-contract.ts'
import { showCase } from '#contract/case-contract.ts'
import type { DraftContent, DraftSigner } from '#core/agreement/draft-content.ts'
import type { Client } from '#test/support/server.ts'

export const page = async (who: Client, caseId: string) =>
  (await who.call(showAgreement, { params: { caseId } })).body
export const save = (who: Client, caseId: string, version: number, revision: number, content: DraftContent) =>
  who.call(saveAgreement, { params: { caseId }, body: { version, revision, content } })
export const sign = (who: Client, caseId: string, version: number, revision: number) =>
  who.call(signAgreement, { params: { caseId }, body: { version, revision } })
export const entriesOf = async (who: Client, caseId: string) =>
  (await who.call(showCase, { params: { caseId } })).body.entries

export const signed = (s: DraftSigner): DraftSigner => ({
  ...s,
  name: s.name || '某某',
  way: 'signed',
  on: '2025-06-02',
})
export const plan: Pick<DraftContent, 'needs' | 'services'> = {
  needs: [{ area: 'work', need: '没有稳定工作', goal: '三个月内就业' }],
  services: [{ kind: 'jobAid', rhythm: 'monthly', by: '周安', note: '' }],
}
