import type { Adoption, DraftCheck, DraftLine, DraftPage } from '#contract/policy-draft-contract.ts'
import { isWithin } from '#core/shared/area.ts'
import type { Context } from '#server/http/context.ts'
import { notFound } from '#server/http/problem.ts'
import { type AdoptedRow, listAdopted } from '#server/store/adopted-pack-store.ts'
import { areaNames } from '#server/store/area-find.ts'
import { type AdoptionRow, listAdoptions } from '#server/store/policy-adoption-store.ts'
import {
  type DraftRow,
  findDraft,
  listComments,
  listVersions,
  type VersionRow,
} from '#server/store/policy-draft-store.ts'
import { listForecasts } from '#server/store/policy-forecast-store.ts'
import { checkReply, layOnBase, type OnBase } from './drafted.ts'
import { forecastLine } from './forecast-page.ts'

/** A draft inside the reader's grant; another answers as if it were not there. */
export async function openDraft({ tx, user }: Context, id: string): Promise<DraftRow> {
  const draft = await findDraft(tx, id)
  if (!draft || !isWithin(draft.area, user.grant.area)) throw notFound()
  return draft
}

export function adoptionReply(row: AdoptionRow, adopted: readonly AdoptedRow[]): Adoption {
  const pack = adopted.find((a) => a.id === row.id)
  const off = pack?.withdrawn_at ? pack : undefined
  return {
    id: row.id,
    state: off ? 'withdrawn' : row.state,
    version: row.version,
    effectiveOn: row.effective_on,
    sha256: row.sha256,
    forecastId: row.forecast_id,
    forecastSha256: row.forecast_sha256,
    reason: row.reason,
    askedName: row.asked_name,
    askedAt: row.asked_at,
    decidedName: off ? off.withdrawn_name : row.decided_name,
    decidedAt: off ? off.withdrawn_at : row.decided_at,
    decidedReason: off ? off.withdrawn_reason : row.decided_reason,
    applied: pack && !off ? { done: pack.done, total: pack.total, at: pack.applied_at } : null,
  }
}

export function draftLine(row: DraftRow, adoption: Adoption | undefined): DraftLine {
  return {
    id: row.id,
    area: { code: row.area, name: row.area_name ?? row.area },
    pack: row.pack,
    title: row.title,
    state: row.state,
    version: row.version,
    effectiveOn: row.effective_on,
    byName: row.by_name,
    at: row.at,
    adoption: adoption ?? null,
  }
}

export async function checkWithNames(context: Context, draft: DraftRow, laid: OnBase): Promise<DraftCheck> {
  const { areas, ...check } = checkReply(laid, draft, context.today)
  const names = await areaNames(context.tx, areas)
  return { ...check, areas: areas.map((code) => ({ code, name: names.get(code) ?? code })) }
}

export async function draftPage(context: Context, id: string): Promise<DraftPage> {
  const { tx, today, now, services } = context
  const draft = await openDraft(context, id)
  const versions = await listVersions(tx, draft)
  const newest = versions[0]
  if (!newest) throw notFound()
  const laid = layOnBase(services, draft, newest.changes, newest.effective_on)
  const check = await checkWithNames(context, draft, laid)
  const adopted = await listAdopted(tx)
  const rows = await listAdoptions(tx, id)
  const adoptions = rows.map((row) => adoptionReply(row, adopted))
  const forecasts = (await listForecasts(tx, id)).map((row) => forecastLine(row, laid, now))
  const current = adoptions[0]
  const ready =
    draft.state === 'open' &&
    check.faults.length === 0 &&
    check.differences.length > 0 &&
    forecasts.some((f) => f.fits)
  const settled = current?.state === 'asked' || current?.state === 'approved'
  return {
    draft: draftLine(draft, current),
    changes: [...newest.changes],
    check,
    versions: versions.map(({ version, note, by_name, at }) => ({ version, note, byName: by_name, at })),
    comments: (await listComments(tx, draft)).map(({ text, by_name, at }) => ({ text, byName: by_name, at })),
    forecasts,
    adoptions,
    may: {
      write: draft.state === 'open' && !settled,
      ask: ready && !settled,
      decide: current?.state === 'asked' && mayDecide(context, rows[0], versions),
      takeBack: current?.state === 'asked' && rows[0]?.asked_by === context.user.id,
      withdraw: current?.state === 'approved' && current.effectiveOn > today,
    },
  }
}

/** Whoever neither asked nor wrote any version. */
export function mayDecide(
  { user }: Context,
  row: AdoptionRow | undefined,
  versions: readonly Pick<VersionRow, 'by_user' | 'version'>[],
): boolean {
  if (!row || row.asked_by === user.id || row.authors.includes(user.id)) return false
  return !versions.some((v) => v.version > 0 && v.by_user === user.id)
}
