import type { PoolClient } from 'pg'
import type { DraftSigner } from '#core/agreement/draft-content.ts'
import { inventId, minuteOf } from '#core/demo/demo-id.ts'
import type { DemoPlan } from '#core/demo/demo-scale.ts'
import { castOf, type DemoStaff } from '#core/demo/demo-staff.ts'
import { randomFor } from '#core/demo/random.ts'
import type { Entry } from '#core/journal/entry.ts'
import { fromDayNumber } from '#core/shared/plain-date.ts'
import { lastOf, openAgreement } from '#server/agreements/open-agreement.ts'
import type { Services } from '#server/services.ts'
import { insertBody, listBodies } from '#server/store/agreement-body-store.ts'
import { closeDraft, listOwnRunning, saveDraft } from '#server/store/agreement-store.ts'
import { withUser } from '#server/store/with-user.ts'

/** So many cases of the first worker have the words of their agreement; the other journals tell only that it was signed. */
const drawn = 12

/** The township's register of bodies, and agreements clause by clause: most signed, every fourth changed anew and unsigned. */
export async function loadAgreements(services: Services, plan: DemoPlan): Promise<void> {
  const [first] = plan.townships
  if (!first) return
  const { officer, workers, head } = castOf(plan.seed, first, plan.asOf)
  const worker = workers[0] ?? head
  await asStaff(services, officer, first.code, async (tx) => {
    // entered before the making was interrupted
    if ((await listBodies(tx, services.vault, first.code)).length > 0) return
    for (const [i, name] of ['第一居民委员会', '第二居民委员会', '向阳村村民委员会'].entries())
      await insertBody(tx, services.vault, {
        id: inventId(minuteOf(plan.asOf - 700, 600 + i), randomFor(plan.seed, 'body', i)),
        township: first.code,
        kind: name.endsWith('村民委员会') ? 'villagersCommittee' : 'residentsCommittee',
        name: `${first.name}${name}`,
        contact: '主任（虚构）',
        from: fromDayNumber(plan.asOf - 700),
        by: officer.accountId,
        at: services.clock.now(),
      })
  })
  const cases = await asStaff(services, worker, first.code, (tx) =>
    listOwnRunning(tx, worker.accountId, drawn),
  )
  for (const [i, caseId] of cases.entries())
    await asStaff(services, worker, first.code, (tx) =>
      drawOne(tx, services, { worker, area: first.code, caseId, again: i % 4 === 3 }),
    )
}

type One = {
  readonly worker: DemoStaff
  readonly area: string
  readonly caseId: string
  readonly again: boolean
}

async function drawOne(
  tx: PoolClient,
  services: Services,
  { worker, area, caseId, again }: One,
): Promise<void> {
  const { role, orgId: org, accountId: id, name, startedOn: from } = worker
  const user = { id, name, role, sessionId: 'demo', grant: { id: 'demo', role, org, area, from, to: null } }
  const context = { tx, services, user, today: services.clock.today(), policies: services.policies }
  const opened = await openAgreement(context, caseId)
  const { key, open, place, journal } = opened
  const signed = lastOf(journal, 'agreementSigned')
  if (opened.drafts.length > 0 || !signed) return
  const content = { ...open.content, signers: signersOf(signed, open.content.signers) }
  const kept = { content, clauses: opened.clauses(content) }
  const by = { user: id, org }
  const at = signed.recordedAt ?? services.clock.now()
  const base = { region: key.region, caseId, place, seq: journal.length, by }
  await saveDraft(tx, services.vault, { ...base, version: 1, kept, seen: 0, at })
  await closeDraft(tx, services.vault, key, { version: 1, status: 'signed', entry: signed.id, kept })
  if (!again) return
  const changes = [
    { part: 'rights' as const, key: 'own-phone', text: '每周三下午可以到工作站打电话、用电脑找工作。' },
  ]
  const fresh = { ...open.content, changes }
  const draft = { content: fresh, clauses: opened.clauses(fresh) }
  await saveDraft(tx, services.vault, { ...base, version: 2, kept: draft, seen: 0, at: services.clock.now() })
}

/** Names as the journal has them; an older entry says only which parties there were. */
function signersOf(signed: Entry, known: readonly DraftSigner[]): DraftSigner[] {
  const told = signed.data['signers']
  if (!Array.isArray(told)) return known.map((s) => ({ ...s, way: 'signed', on: signed.on }))
  return (told as readonly Partial<DraftSigner>[]).map((s) => ({
    kind: s.kind ?? 'member',
    name: s.name ?? '',
    relation: s.relation ?? '',
    phone: '',
    way: s.way ?? null,
    on: s.on ?? null,
    reason: s.reason ?? '',
  }))
}

function asStaff<T>(
  services: Services,
  staff: DemoStaff,
  area: string,
  run: (tx: PoolClient) => Promise<T>,
): Promise<T> {
  const { role, orgId: org, accountId, startedOn: from } = staff
  return withUser(
    services.app,
    { id: accountId, grant: { id: 'demo', role, org, area, from, to: null } },
    run,
  )
}
