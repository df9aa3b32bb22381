import {
  countEvaluations,
  evaluationHistory,
  listRounds,
  showRound,
  showScheme,
} from '#contract/evaluation-contract.ts'
import { freezeScheme } from '#core/evaluation/freeze-scheme.ts'
import type { Publication } from '#core/evaluation/publication.ts'
import { type AreaCode, isWithin, levelOf, parentOf } from '#core/shared/area.ts'
import { mayKnow, openRound, readsFromAbove, standingIn } from '#server/evaluation/round-access.ts'
import { roundLine } from '#server/evaluation/round-line.ts'
import { roundPage } from '#server/evaluation/round-page.ts'
import { schemeHead } from '#server/evaluation/scheme-head.ts'
import { type Handler, handle } from '#server/http/context.ts'
import { notFound } from '#server/http/problem.ts'
import { findAreaPath } from '#server/store/area-find.ts'
import { countConsequences } from '#server/store/consequence-store.ts'
import { countAreasBelow } from '#server/store/evaluation-areas-below.ts'
import { listRounds as list, listPublications, listRoundAreas } from '#server/store/evaluation-store.ts'
import { countRectifications } from '#server/store/rectification-store.ts'

const mostListed = 100

const rounds = handle(listRounds, async (_, context) => {
  const { user, tx } = context
  const rows = (await list(tx, mostListed)).filter((round) => mayKnow(context, round))
  const lines = []
  for (const round of rows)
    lines.push(
      roundLine(context, round, readsFromAbove(context, round) ? await listRoundAreas(tx, round) : null),
    )
  const mayOpen = user.role === 'narcoticsOffice' && levelOf(user.grant.area) !== 'township'
  return { rounds: lines, mayOpen }
})

const counts = handle(countEvaluations, async (_, context) => {
  const { tx, user, today } = context
  const { area } = user.grant
  const own = (await list(tx, mostListed)).filter(
    (round) => round.stage === 'self' && standingIn(context, round) === 'area',
  )
  let self = 0
  for (const round of own)
    if (!(await listRoundAreas(tx, round)).some((a) => a.area === area && a.submittedAt !== null)) self++
  const { decide, talks } = await countConsequences(tx, area)
  const { overdue, toCheck } = await countRectifications(tx, area, today)
  const waits = user.role === 'stationHead' ? { self: 0, decide: 0, talks: 0 } : { self, decide, talks }
  return { ...waits, overdue, toCheck, all: waits.self + waits.decide + waits.talks + overdue + toCheck }
})

const scheme = handle(showScheme, async ({ query }, context) => {
  const { policies, user, tx } = context
  const { area } = user.grant
  const frozen = freezeScheme(policies.at(area), query.day)
  const areas = await countAreasBelow(tx, area)
  return {
    scheme: frozen ? schemeHead(policies, frozen.scheme, { area, ...frozen, sha256: null }) : null,
    areas,
  }
})

const show = handle(showRound, async ({ params }, context) =>
  roundPage(context, await openRound(context, params.roundId)),
)

/** From what was published only: ranks before that are nobody's history. */
const history = handle(evaluationHistory, async ({ params }, context) => {
  const { tx, user } = context
  if (!isWithin(params.area, user.grant.area)) throw notFound()
  const path = await findAreaPath(tx, params.area)
  const area = path.at(-1)
  if (area?.code !== params.area) throw notFound()
  const rows = await listPublications(tx, officesAbove(params.area))
  const years = rows.flatMap((row) => {
    const body: Publication = JSON.parse(row.body)
    const found = body.areas.find((a) => a.area === params.area)
    if (!found) return []
    const { rank, of, group, last, total, grade } = found
    return [{ roundId: body.round, title: body.title, day: body.day, rank, of, group, last, total, grade }]
  })
  return {
    area: { code: area.code, name: area.name },
    years: years.sort((a, b) => (a.day < b.day ? 1 : -1)),
  }
})

function officesAbove(area: AreaCode): readonly AreaCode[] {
  const above = parentOf(area)
  return above === 'cn' ? ['cn'] : [above, ...officesAbove(above)]
}

export const evaluationHandlers: readonly Handler[] = [rounds, counts, scheme, show, history]
