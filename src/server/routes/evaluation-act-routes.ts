import {
  cancelRound,
  checkRound,
  openRound as openRoute,
  publishRound,
  startReview,
  takeFigures,
  tellResults,
} from '#contract/evaluation-contract.ts'
import { canonical, freezeScheme } from '#core/evaluation/freeze-scheme.ts'
import { moveRound, type RoundNow, type RoundStage } from '#core/evaluation/round.ts'
import { checkMeetingText } from '#core/meeting/meeting-text.ts'
import { findRule } from '#core/policy/policy.ts'
import { fromDayNumber, toDayNumber } from '#core/shared/plain-date.ts'
import { addWorkDays } from '#core/shared/work-calendar.ts'
import { type Gathered, gather, scoreAll, waitsOf } from '#server/evaluation/gather.ts'
import { proposeFor, publicationOf, resultBody, sha256Of } from '#server/evaluation/publish.ts'
import {
  onlyOffice,
  openRound,
  refuseAny,
  refuseOne,
  schemeOf,
  writtenBy,
} from '#server/evaluation/round-access.ts'
import { figuresIn, readReports, wantReports } from '#server/evaluation/take-figures.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { changedMeanwhile, refused } from '#server/http/problem.ts'
import { listAreasOfLevel } from '#server/store/evaluation-areas-below.ts'
import { statesOfReports } from '#server/store/evaluation-report-store.ts'
import { insertResult, listResults } from '#server/store/evaluation-result-store.ts'
import {
  addRoundStep,
  findPublication,
  insertPublication,
  insertRound,
  insertRoundAreas,
  listRoundAreas,
  moveRoundTo,
  type RoundChange,
  type RoundRow,
  setFigures,
} from '#server/store/evaluation-store.ts'
import { officeRegion } from '#server/store/rectification-store.ts'

const mostAreas = 400

const open = handle(openRoute, async ({ body }, context) => {
  const { tx, user, policies } = context
  const { area } = user.grant
  refuseAny(checkMeetingText('title', body.title))
  if (body.reviewUntil < body.selfUntil)
    throw refuseOne(
      'evaluation-dates',
      '评审截止日早于自评截止日。',
      'The review ends before the self-assessment.',
      'reviewUntil',
    )
  const frozen = freezeScheme(policies.at(area), body.day)
  const { scheme } = frozen ?? {}
  if (!frozen || !scheme)
    throw refuseOne(
      'evaluation-no-scheme',
      '本地区在这一天没有考评方案。',
      'No scheme of evaluation holds here on that day.',
      'day',
    )
  if (!scheme.levels.includes(body.level) || !scheme.periods.includes(body.span))
    throw refuseOne(
      'evaluation-not-in-scheme',
      '方案不考评这一级或者这种期间。',
      'The scheme is not for this level or period.',
      'level',
    )
  const areas = await listAreasOfLevel(tx, area, body.level)
  if (areas.length === 0 || areas.length > mostAreas)
    throw refuseOne(
      'evaluation-areas',
      `下级地区应有1至${mostAreas}个。`,
      `There must be 1 to ${mostAreas} areas below.`,
      'level',
    )
  const text = canonical(scheme)
  const { pack, clause, reading } = frozen
  const round = { region: officeRegion(area), id: body.id, area }
  const fresh = await insertRound(tx, {
    ...body,
    ...round,
    ...{ scheme: text, sha256: sha256Of(text), pack, clause, reading },
    ...writtenBy(context),
  })
  if (fresh) {
    await insertRoundAreas(tx, round, areas)
    await addRoundStep(tx, round, { stage: 'self', note: '', ...writtenBy(context) })
  }
  return { id: body.id }
})

/** Asks the rules of the round, moves it on and writes who did it. */
async function move(
  context: Context,
  round: RoundRow,
  to: RoundStage,
  more: {
    readonly now?: Partial<RoundNow>
    readonly note?: string
    readonly change?: Partial<RoundChange>
  } = {},
): Promise<{ stage: RoundStage }> {
  const note = more.note ?? ''
  refuseAny(checkMeetingText('note', note))
  const nothing = { openAppeals: 0, unmarked: 0, differing: 0, openVetoes: 0 }
  const now = { ...nothing, ...round, ...more.now }
  const moved = moveRound(now, to, { user: context.user.id, note, today: context.today })
  if (!moved.ok) throw refused(moved.refusals)
  if (!(await moveRoundTo(context.tx, round, { stage: to, ...more.change }))) throw changedMeanwhile()
  await addRoundStep(context.tx, round, { stage: to, note, ...writtenBy(context) })
  return { stage: to }
}

const review = handle(startReview, async ({ params }, context) => {
  const round = await openRound(context, params.roundId)
  onlyOffice(context, round)
  if (round.stage === 'self' || round.stage === 'counting')
    await move(context, round, 'counting', { change: { reports: await wantReports(context, round) } })
  else throw changedMeanwhile()
  return { stage: 'counting' }
})

/** Freezes what every area counts, from the sealed texts. Nothing is taken until all reports are sealed. */
const figures = handle(takeFigures, async ({ params }, context) => {
  const { tx } = context
  const round = await openRound(context, params.roundId)
  onlyOffice(context, round)
  const states = await statesOfReports(tx, round.reports)
  if (round.stage !== 'counting' || states.some((s) => s.state !== 'sealed'))
    throw refuseOne('evaluation-not-sealed', '报表还没有封存完成。', 'The reports are not sealed yet.')
  const reports = await readReports(context, round.reports)
  const scheme = schemeOf(round)
  for (const { area } of await listRoundAreas(tx, round))
    await setFigures(tx, round, area, figuresIn(scheme, area, reports))
  const knownAt = states
    .map((s) => s.knownAt)
    .sort()
    .at(-1)
  return move(context, round, 'review', { change: knownAt === undefined ? {} : { knownAt } })
})

const tell = handle(tellResults, async ({ params, body }, context) => {
  const { tx, today, user, policies } = context
  const round = await openRound(context, params.roundId)
  onlyOffice(context, round)
  const g = await gather(context, round)
  const scores = scoreAll(g)
  const policy = policies.at(round.area)
  const days = findRule<number>(policy, 'evaluation.appealWorkDays', today)?.value ?? 0
  const appealUntil = fromDayNumber(addWorkDays(policy.calendar, toDayNumber(today), days))
  const change = { appealUntil, toldOn: today, toldBy: user.id }
  const done = await move(context, round, 'told', { now: waitsOf(g, scores), note: body.note, change })
  for (const score of scores) {
    const text = resultBody(score)
    const result = { area: score.area, version: 1, why: 'told' as const, body: text, sha256: sha256Of(text) }
    await insertResult(tx, round, { ...result, byArea: round.area, ...writtenBy(context) })
  }
  return done
})

const publish = handle(publishRound, async ({ params, body }, context) => {
  const round = await openRound(context, params.roundId)
  onlyOffice(context, round)
  const g = await gather(context, round)
  const scores = scoreAll(g)
  await move(context, round, 'published', { now: waitsOf(g, scores), note: body.note })
  const publication = publicationOf(context, g, scores)
  const text = canonical(publication)
  const { region, id: roundId, area } = round
  const row = { region, roundId, area, audience: body.audience, body: text, sha256: sha256Of(text) }
  await insertPublication(context.tx, { ...row, ...writtenBy(context) })
  return { sha256: row.sha256, proposals: await proposeFor(context, g, publication) }
})

const cancel = handle(cancelRound, async ({ params, body }, context) => {
  const round = await openRound(context, params.roundId)
  onlyOffice(context, round)
  return move(context, round, 'cancelled', { note: body.note })
})

/** Counts all results and the publication again from what was frozen and signed, and compares word for word. */
const check = handle(checkRound, async ({ params }, context) => {
  const round = await openRound(context, params.roundId)
  onlyOffice(context, round)
  const g = await gather(context, round)
  return { areas: g.areas.length, ...(await compare(context, g)) }
})

async function compare(context: Context, g: Gathered): Promise<{ same: boolean; differs: string[] }> {
  const { tx } = context
  const scores = scoreAll(g)
  const newest = new Map((await listResults(tx, g.round)).map((r) => [r.area, r]))
  const differs = scores.flatMap((score) => {
    const kept = newest.get(score.area)
    const text = resultBody(score)
    return kept && (kept.body !== text || kept.sha256 !== sha256Of(text)) ? [score.area] : []
  })
  const published = await findPublication(tx, g.round)
  if (published && published.body !== canonical(publicationOf(context, g, scores))) differs.push(g.round.area)
  return { same: differs.length === 0, differs }
}

export const evaluationActHandlers: readonly Handler[] = [open, review, figures, tell, publish, cancel, check]
