import type { z } from 'zod'
import type { showRound } from '#contract/evaluation-contract.ts'
import type { MatrixRow } from '#contract/evaluation-shapes.ts'
import type { Publication } from '#core/evaluation/publication.ts'
import type { AreaScore } from '#core/evaluation/score-area.ts'
import type { Context } from '#server/http/context.ts'
import { statesOfReports } from '#server/store/evaluation-report-store.ts'
import { listAppeals, listResults } from '#server/store/evaluation-result-store.ts'
import {
  findPublication,
  listRoundAreas,
  listRoundSteps,
  type RoundRow,
} from '#server/store/evaluation-store.ts'
import { gather, hiddenIn, ranksOf, scoreAll, waitsOf } from './gather.ts'
import { readsFromAbove, schemeOf, standingIn } from './round-access.ts'
import { publishedRow, roundLine, shownRank, shownScore } from './round-line.ts'
import { schemeHead } from './scheme-head.ts'

type Page = z.input<typeof showRound.reply>

/** A round as its reader may see it: the office all areas, an evaluated area itself, everybody what was published. */
export async function roundPage(context: Context, round: RoundRow): Promise<Page> {
  const { tx, policies, user } = context
  const above = readsFromAbove(context, round)
  const scheme = schemeOf(round)
  const published = await findPublication(tx, round)
  const areas = await listRoundAreas(tx, round)
  const reports = above ? await statesOfReports(tx, round.reports) : []
  const whole = above ? await officeRows(context, round) : undefined
  const counting = round.stage === 'counting' ? countingOf(reports) : null
  return {
    round: roundLine(context, round, above ? areas : null),
    scheme: schemeHead(policies, scheme, { ...round, sha256: round.sha256 }),
    rows: whole?.rows ?? (await areaRows(context, round, published?.body)),
    knownAt: round.knownAt,
    counting,
    reports: reports.map(({ id, day, sha256 }) => ({ id, day, sha256 })),
    steps: above ? [...(await listRoundSteps(tx, round))] : [],
    publication: published
      ? {
          sha256: published.sha256,
          audience: published.audience,
          byName: published.byName,
          at: published.at,
        }
      : null,
    waits: whole?.waits ?? { unmarked: 0, differing: 0, openVetoes: 0, openAppeals: 0 },
    mayPublish: standingIn(context, round) === 'office' && round.stage === 'told' && round.toldBy !== user.id,
  }
}

function countingOf(reports: readonly { done: number; total: number; state: string }[]) {
  return {
    done: reports.reduce((n, r) => n + r.done, 0),
    total: reports.reduce((n, r) => n + r.total, 0),
    failed: reports.some((r) => r.state === 'failed'),
  }
}

async function officeRows(context: Context, round: RoundRow) {
  const g = await gather(context, round)
  const counted = g.areas.some((a) => a.figures !== null)
  const scores = counted ? scoreAll(g) : []
  const ranks = ranksOf(g, scores)
  const hidden = hiddenIn(context, g)
  const byArea = new Map(scores.map((s) => [s.area, s]))
  const rows = g.areas.map((row): MatrixRow => {
    const score = byArea.get(row.area)
    const appeals = g.appeals.filter((a) => a.area === row.area)
    return {
      area: { code: row.area, name: row.name },
      people: hidden.has(`threeYearsCleanRegistered ${row.area}`) ? null : row.people,
      submitted: row.submittedAt !== null,
      score: score ? shownScore(g.scheme, score, hidden) : null,
      rank: shownRank(ranks.get(row.area)),
      appeals: { open: appeals.filter((a) => a.outcome === null).length, all: appeals.length },
      findings: g.finds.filter((f) => f.area === row.area && f.answer !== 'withdrawn').length,
    }
  })
  return { rows, waits: waitsOf(g, scores) }
}

/** The own result since it was told; of the others what was published. */
async function areaRows(context: Context, round: RoundRow, body: string | undefined): Promise<MatrixRow[]> {
  const scheme = schemeOf(round)
  const others = body ? (JSON.parse(body) as Publication).areas : []
  const own = await ownRow(context, round, others)
  const rows = others.map((a) => (own?.area.code === a.area ? own : publishedRow(a, scheme)))
  return own && !others.some((a) => a.area === own.area.code) ? [own, ...rows] : rows
}

/** What an area reads of itself: everything, small numbers too, as its own office carries the cases. */
export async function ownRow(
  context: Context,
  round: RoundRow,
  published: Publication['areas'],
): Promise<MatrixRow | undefined> {
  const { tx, user } = context
  const { area } = user.grant
  const row = (await listRoundAreas(tx, round)).find((a) => a.area === area)
  if (!row || standingIn(context, round) !== 'area') return undefined
  const told = round.stage === 'told' || round.stage === 'published'
  const result = told ? (await listResults(tx, round)).filter((r) => r.area === area).at(-1) : undefined
  const score: AreaScore | undefined = result && JSON.parse(result.body)
  const appeals = (await listAppeals(tx, round)).filter((a) => a.area === area)
  return {
    area: { code: area, name: row.name },
    people: told ? row.people : null,
    submitted: row.submittedAt !== null,
    score: score ? shownScore(schemeOf(round), score, new Set()) : null,
    rank: shownRank(published.find((a) => a.area === area)),
    appeals: { open: appeals.filter((a) => a.outcome === null).length, all: appeals.length },
    findings: 0,
  }
}
