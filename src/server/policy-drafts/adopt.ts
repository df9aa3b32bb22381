import { v7 } from 'uuid'
import type { adoptionStates } from '#contract/policy-draft-contract.ts'
import { buildBook } from '#core/policy/build-book.ts'
import { PackFaults, sayFault } from '#core/policy/pack-fault.ts'
import type { RawPack } from '#core/policy/pack-file.ts'
import { isWithin } from '#core/shared/area.ts'
import type { Refusal, Words } from '#core/shared/decision.ts'
import type { Context } from '#server/http/context.ts'
import { changedMeanwhile, notFound, refused } from '#server/http/problem.ts'
import { writePack } from '#server/policies/live-book.ts'
import { insertAdopted, listAdopted, withdrawAdopted as withdraw } from '#server/store/adopted-pack-store.ts'
import {
  type AdoptionRow,
  endAdoption,
  findAdoption,
  insertAdoption,
  listAdoptions,
} from '#server/store/policy-adoption-store.ts'
import { type DraftRow, findDraft, listVersions, type Writer } from '#server/store/policy-draft-store.ts'
import { findForecast } from '#server/store/policy-forecast-store.ts'
import { mayDecide } from './draft-page.ts'
import { checkReply, layOnBase, type OnBase } from './drafted.ts'
import { followAdoption } from './follow-adoption.ts'
import { forecastLine } from './forecast-page.ts'

type State = (typeof adoptionStates)[number]

/** One asks, with the forecast of exactly this text attached. */
export async function askToAdopt(
  context: Context,
  draft: DraftRow,
  asked: { readonly forecast: string; readonly reason: string },
  by: Writer,
): Promise<{ id: string }> {
  const { tx, services, today, now } = context
  const versions = await listVersions(tx, draft)
  const [newest] = versions
  if (!newest || draft.state !== 'open') throw notFound()
  const laid = layOnBase(services, draft, newest.changes, newest.effective_on)
  refuseFaulty(laid, draft, today)
  await refusePending(context, draft)
  const forecast = await findForecast(tx, asked.forecast)
  if (!forecast?.sha256 || forecast.draft_id !== draft.id || !forecastLine(forecast, laid, now).fits)
    throw no('draft.noForecast', 'forecast', words.noForecast, words.makeForecast)
  const id = v7()
  const authors = [...new Set(versions.filter((v) => v.version > 0).map((v) => v.by_user))]
  await insertAdoption(
    tx,
    draft,
    {
      ...{ id, version: newest.version, effectiveOn: newest.effective_on, text: writePack(laid.drafted.raw) },
      ...{ sha256: laid.packSha256, baseSha256: laid.baseSha256, forecastId: forecast.id },
      ...{ forecastSha256: forecast.sha256, reason: asked.reason, authors },
    },
    by,
  )
  return { id }
}

/** Another decides: neither who asked nor who wrote. What was asked for must still be what would come in force. */
export async function decideOnAdoption(
  context: Context,
  id: string,
  decision: { readonly approve: boolean; readonly reason: string },
  by: Writer,
): Promise<{ state: State }> {
  const { tx, today, services } = context
  const row = await openAdoption(context, id)
  const draft = await draftOf(context, row)
  const versions = await listVersions(tx, draft)
  if (row.state !== 'asked') throw changedMeanwhile()
  if (!mayDecide(context, row, versions)) throw no('draft.ownDraft', undefined, words.ownDraft, words.another)
  if (!decision.approve) {
    if (!(await endAdoption(tx, row, 'refused', decision.reason, by))) throw changedMeanwhile()
    return { state: 'refused' }
  }
  const version = versions.find((v) => v.version === row.version)
  const laid = layOnBase(services, draft, version?.changes ?? [], row.effective_on)
  refuseFaulty(laid, draft, today)
  if (laid.packSha256.toString('hex') !== row.sha256 || laid.baseSha256.toString('hex') !== row.base_sha256)
    throw no('draft.baseChanged', undefined, words.baseChanged, words.makeForecast)
  await refusePending(context, draft)
  refuseLater(context, row)
  if (!(await endAdoption(tx, row, 'approved', decision.reason, by))) throw changedMeanwhile()
  await insertAdopted(tx, {
    ...{ id: row.id, area: row.area, pack: row.pack, title: draft.title, effectiveOn: row.effective_on },
    ...{ text: row.text, sha256: laid.packSha256, baseSha256: laid.baseSha256, reason: row.reason },
    ...{ forecastSha256: Buffer.from(row.forecast_sha256, 'hex'), authors: row.authors },
    asked: { by: row.asked_by, name: row.asked_name, at: row.asked_at },
    approved: { by: by.user, name: by.name, at: by.at },
  })
  void followAdoption(services, row.id)
  return { state: 'approved' }
}

/** Before its day one person suffices to leave things as they are. */
export async function withdrawAdopted(
  context: Context,
  id: string,
  reason: string,
  by: Writer,
): Promise<{ state: State }> {
  const { tx, today, services } = context
  const row = await openAdoption(context, id)
  if (row.state === 'asked') {
    if (!(await endAdoption(tx, row, 'takenBack', reason, by))) throw changedMeanwhile()
    return { state: 'takenBack' }
  }
  if (row.state !== 'approved' || !(await withdraw(tx, id, { ...by, today }, reason)))
    throw no('draft.inForce', undefined, words.inForce, words.anotherDraft)
  void followAdoption(services, row.id)
  return { state: 'withdrawn' }
}

async function openAdoption({ tx, user }: Context, id: string): Promise<AdoptionRow> {
  const row = await findAdoption(tx, id)
  if (!row || !isWithin(row.area, user.grant.area)) throw notFound()
  return row
}

async function draftOf({ tx }: Context, row: AdoptionRow): Promise<DraftRow> {
  const draft = await findDraft(tx, row.draft_id)
  if (!draft) throw notFound()
  return draft
}

function refuseFaulty(laid: OnBase, draft: DraftRow, today: string): void {
  const { faults, differences } = checkReply(laid, draft, today)
  if (faults.length > 0)
    throw refused(
      faults.map((f) => ({
        code: 'draft.fault',
        field: f.path,
        says: f.says,
        ...(f.mend ? { mend: f.mend } : {}),
        ...(f.clause ? { clause: f.clause.key } : {}),
      })),
    )
  if (differences.length === 0) throw no('draft.nothing', undefined, words.nothing, words.addChange)
}

/** Of one pack at most one adoption waits: for its approval, or for its day. */
async function refusePending({ tx, today }: Context, draft: DraftRow): Promise<void> {
  const others = (await listAdoptions(tx)).some(
    (a) => a.pack === draft.pack && a.state === 'asked' && a.draft_id !== draft.id,
  )
  const coming = (await listAdopted(tx)).some(
    (a) => a.pack === draft.pack && a.withdrawn_at === null && a.effective_on > today,
  )
  if (others || coming) throw no('draft.pending', undefined, words.pending, words.waitForIt)
}

/** Packs of other places that take effect later must still stand on this one. */
function refuseLater({ services }: Context, row: AdoptionRow): void {
  const { policies } = services
  const raw = JSON.parse(row.text) as RawPack
  const later = policies.adopted().filter((a) => a.withdrawn_at === null && a.effective_on > row.effective_on)
  for (const other of later) {
    const book = policies.on(other.effective_on)
    try {
      buildBook([...book.raws.filter((r) => r.folder !== raw.folder), raw], book.at('cn').calendar)
    } catch (error) {
      if (!(error instanceof PackFaults)) throw error
      const [fault] = error.faults
      const said = fault ? { zh: sayFault(fault, 'zh'), en: sayFault(fault, 'en') } : words.pending
      throw no('draft.later', undefined, said, words.waitForIt)
    }
  }
}

function no(code: string, field: string | undefined, says: Words, mend: Words) {
  const refusal: Refusal = { code, says, mend, ...(field === undefined ? {} : { field }) }
  return refused([refusal])
}

const words = {
  noForecast: {
    zh: '没有附上与草案现在的内容和生效日一致的测算。',
    en: 'No forecast of exactly this text and day is attached.',
  },
  makeForecast: { zh: '请重新测算后再提请。', en: 'Make a forecast again and ask with it.' },
  ownDraft: { zh: '起草人和提请人不能批准自己的草案。', en: 'Who wrote or asked can not approve.' },
  another: { zh: '请由另一位有权人员批准。', en: 'Another person with the right approves.' },
  baseChanged: {
    zh: '提请之后，草案所依据的规则已经改变。',
    en: 'The rules it rests on have changed since it was asked for.',
  },
  inForce: { zh: '已经生效，不能撤回。', en: 'It is in force and can not be called off.' },
  anotherDraft: { zh: '要改变，请另建草案。', en: 'Begin another draft to change it.' },
  nothing: { zh: '草案与现行规则没有不同。', en: 'The draft says nothing new.' },
  addChange: { zh: '请先修改一条规则并保存。', en: 'Change a rule and save it first.' },
  pending: {
    zh: '本地区已有一份草案等待批准或等待生效。',
    en: 'Another draft of this area waits for approval or for its day.',
  },
  waitForIt: { zh: '请等它生效，或者先撤回它。', en: 'Wait until it is in force, or call it off.' },
} satisfies Record<string, Words>
