import type { AreaPage } from '#contract/evaluation-area-contract.ts'
import type { MatrixRow } from '#contract/evaluation-shapes.ts'
import type { Context } from '#server/http/context.ts'
import { notFound } from '#server/http/problem.ts'
import { listSelf } from '#server/store/evaluation-area-store.ts'
import { listAppeals, listResults } from '#server/store/evaluation-result-store.ts'
import { listRoundAreas, type RoundAreaRow, type RoundRow } from '#server/store/evaluation-store.ts'
import { listOfficeFiles } from '#server/store/office-file-store.ts'
import { areasOfAccount } from '#server/store/reviewer-store.ts'
import { gather } from './gather.ts'
import { readsFromAbove, standingIn } from './round-access.ts'
import { roundPage } from './round-page.ts'

/** Evidence is kept under the round, the area and the item it is about. */
export function evidenceKey(round: Pick<RoundRow, 'id'>, area: string, item: string): string {
  return `${round.id}/${area}/${item}`
}

/** Nobody reviews an area in which he or she holds a right. */
export async function isBarred({ tx, user, today }: Context, area: string): Promise<boolean> {
  return (await areasOfAccount(tx, user.id, area, today)).length > 0
}

/** One area of a round; absent for everybody but the area itself and the offices above it. */
export async function areaPage(context: Context, round: RoundRow, area: string): Promise<AreaPage> {
  const { tx, user, services, today } = context
  const above = readsFromAbove(context, round)
  const own = standingIn(context, round) === 'area' && user.grant.area === area
  if (!above && !own) throw notFound()
  const page = await roundPage(context, round)
  const found = (await listRoundAreas(tx, round)).find((a) => a.area === area)
  const row = page.rows.find((r) => r.area.code === area)
  if (!found || !row) throw notFound()
  const submitted = found.submittedAt !== null
  // a draft is the area's own until it is handed in, or until the office has ended the self-assessment
  const readable = own || submitted || round.stage !== 'self'
  const items = [...page.scheme.items, ...page.scheme.deductions, ...page.scheme.extras].map((i) => i.key)
  const files = readable
    ? await listOfficeFiles(
        tx,
        services.vault,
        items.map((item) => evidenceKey(round, area, item)),
      )
    : []
  const office = standingIn(context, round) === 'office'
  const writes = own && user.role !== 'stationHead'
  const barred = office && (await isBarred(context, area))
  return {
    round: page.round,
    scheme: page.scheme,
    row,
    self: readable ? [...(await listSelf(tx, round, area))] : [],
    submitted: submittedOf(found),
    maySelf: writes && round.stage === 'self' && !submitted,
    mayReview: office && round.stage === 'review' && !barred,
    barred,
    mayAppeal: writes && round.stage === 'told' && today <= (round.appealUntil ?? ''),
    files: files.map(({ id, aboutId, name, mediaType, bytes, byName, at }) => ({
      ...{ id, name, mediaType, bytes, byName, at },
      item: aboutId.split('/').at(-1) ?? '',
    })),
    ...(above ? await reviewOf(context, round, area) : { marks: [], finds: [] }),
    ...(await resultsOf(context, round, area, row)),
    appealUntil: round.appealUntil,
    day: round.day,
  }
}

function submittedOf(row: RoundAreaRow): AreaPage['submitted'] {
  const { submittedBy, submittedAt } = row
  return submittedAt === null ? null : { byName: submittedBy ?? '', at: submittedAt }
}

async function reviewOf(
  context: Context,
  round: RoundRow,
  area: string,
): Promise<Pick<AreaPage, 'marks' | 'finds'>> {
  const g = await gather(context, round)
  const { id } = context.user
  return {
    marks: g.marks
      .filter((m) => m.area === area)
      .map(({ item, points, text, byName, by, at }) => ({ item, points, text, byName, own: by === id, at })),
    finds: g.finds
      .filter((f) => f.area === area)
      .map(({ item, amount, evidence, byName, by, answer, id: findId }) => ({
        ...{ item, amount, evidence, byName },
        id: findId,
        own: by === id,
        state: answer ?? ('open' as const),
      })),
  }
}

async function resultsOf(
  context: Context,
  round: RoundRow,
  area: string,
  row: MatrixRow,
): Promise<Pick<AreaPage, 'appeals' | 'versions'>> {
  const { tx } = context
  const office = standingIn(context, round) === 'office'
  const reviewed = office && (await hasReviewed(context, round, area))
  const appeals = row.appeals.all === 0 ? [] : await listAppeals(tx, round)
  const results = await listResults(tx, round)
  return {
    appeals: appeals
      .filter((a) => a.area === area)
      .map((a) => ({
        ...{ id: a.id, item: a.item, text: a.text, byName: a.byName, at: a.at },
        mayAnswer: office && a.outcome === null && round.stage === 'told' && !reviewed,
        answer: a.outcome
          ? { outcome: a.outcome, reason: a.reason ?? '', byName: a.answeredBy ?? '', at: a.answeredAt ?? '' }
          : null,
      })),
    versions: results
      .filter((r) => r.area === area)
      .map(({ version, why, sha256, at }) => ({ version, why, sha256, at })),
  }
}

/** Whoever marked the area or found something there does not decide its appeals. */
export async function hasReviewed(context: Context, round: RoundRow, area: string): Promise<boolean> {
  const g = await gather(context, round)
  const { id } = context.user
  return (
    g.marks.some((m) => m.area === area && m.by === id) || g.finds.some((f) => f.area === area && f.by === id)
  )
}
