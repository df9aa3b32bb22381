import { answerAppeal } from '#contract/evaluation-area-contract.ts'
import { freezeFigures } from '#core/evaluation/frozen-figures.ts'
import { hundredths } from '#core/evaluation/points.ts'
import { scoreArea } from '#core/evaluation/score-area.ts'
import { checkMeetingText } from '#core/meeting/meeting-text.ts'
import { hasReviewed } from '#server/evaluation/area-page.ts'
import { figureBehind, gather, inputOf, kindOfItem } from '#server/evaluation/gather.ts'
import { resultBody, sha256Of } from '#server/evaluation/publish.ts'
import {
  onlyOffice,
  openRound,
  refuseAny,
  refuseOne,
  schemeOf,
  writtenBy,
} from '#server/evaluation/round-access.ts'
import { newerReports, readReports } from '#server/evaluation/take-figures.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { changedMeanwhile, notFound } from '#server/http/problem.ts'
import {
  type AppealChange,
  type AppealRow,
  findAppeal,
  insertAppealAnswer,
  insertResult,
  listResults,
} from '#server/store/evaluation-result-store.ts'
import type { RoundRow } from '#server/store/evaluation-store.ts'

/** Decides an appeal; the result of this one area is counted again and kept as a new version. */
const answer = handle(answerAppeal, async ({ params, body }, context) => {
  const { tx } = context
  const appeal = await findAppeal(tx, params.appealId)
  if (!appeal) throw notFound()
  const round = await openRound(context, appeal.roundId)
  onlyOffice(context, round)
  refuseAny(checkMeetingText('reason', body.reason))
  if (round.stage !== 'told') throw changedMeanwhile()
  if (await hasReviewed(context, round, appeal.area))
    throw refuseOne(
      'evaluation-own-review',
      '评审过这个地区的人不能答复它的异议，须由另一人决定。',
      'Whoever reviewed this area does not decide its appeal; another person does.',
    )
  const change = body.outcome === 'upheld' ? await changeOf(context, round, appeal, body.amount) : null
  const { outcome, reason } = body
  const by = { byArea: round.area, ...writtenBy(context) }
  if (!(await insertAppealAnswer(tx, { ...appeal, outcome, reason, change, ...by }))) throw changedMeanwhile()
  return { total: await countAgain(context, round, appeal) }
})

async function countAgain(context: Context, round: RoundRow, appeal: AppealRow): Promise<number> {
  const { tx } = context
  const g = await gather(context, round)
  const row = g.areas.find((a) => a.area === appeal.area)
  if (!row) throw notFound()
  const score = scoreArea(g.scheme, inputOf(g, row))
  const body = resultBody(score)
  const last = (await listResults(tx, round)).filter((r) => r.area === appeal.area).at(-1)
  if (last?.body !== body)
    await insertResult(tx, round, {
      ...{
        area: appeal.area,
        version: (last?.version ?? 0) + 1,
        why: 'appeal',
        body,
        sha256: sha256Of(body),
      },
      ...{ byArea: round.area, ...writtenBy(context) },
    })
  return score.total
}

/** What stands in the place of what was counted: points, a number of findings, or figures of a newer sealed report. */
async function changeOf(
  context: Context,
  round: RoundRow,
  appeal: AppealRow,
  amount: number | undefined,
): Promise<AppealChange> {
  const scheme = schemeOf(round)
  const kind = kindOfItem(scheme, appeal.item)
  if (kind === 'computed' || kind === 'counted') {
    const figure = figureBehind(scheme, appeal.item) ?? ''
    const reports = await newerReports(context, round)
    if (!reports)
      throw refuseOne(
        'evaluation-needs-report',
        '计算的数字不能手工修改。请先更正登记，在“月报年报”里重新封存同一期间，再答复异议。',
        'A computed number is not changed by hand. Have the records corrected, seal the same period again under Reports, then decide.',
      )
    const found = freezeFigures(scheme, appeal.area, await readReports(context, reports))[figure]
    if (!found) throw notFound()
    return { kind: 'figure', figure, ...found, reports }
  }
  if (amount === undefined)
    throw refuseOne(
      'evaluation-amount',
      '请填写更正后的分值或次数。',
      'Give the points or the number after correction.',
      'amount',
    )
  const weight = scheme.indicators.find((i) => i.key === appeal.item)?.weight
  if (kind === 'judged' && weight !== undefined && amount > hundredths(weight))
    throw refuseOne('evaluation-over-weight', `不能超过满分 ${weight}。`, `At most ${weight}.`, 'amount')
  return kind === 'judged' ? { kind: 'points', points: amount } : { kind: 'count', count: amount }
}

export const evaluationAppealHandlers: readonly Handler[] = [answer]
