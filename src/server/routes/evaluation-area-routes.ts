import { v7 } from 'uuid'
import {
  addAppeal,
  addFind,
  answerFind,
  attachEvidence,
  giveMark,
  openEvidence,
  saveSelf,
  showRoundArea,
  submitSelf,
} from '#contract/evaluation-area-contract.ts'
import { hundredths } from '#core/evaluation/points.ts'
import { isJudged } from '#core/evaluation/scheme.ts'
import { checkMeetingText } from '#core/meeting/meeting-text.ts'
import { keepCopy } from '#server/documents/keep-copy.ts'
import { areaPage, evidenceKey, isBarred } from '#server/evaluation/area-page.ts'
import { kindOfItem } from '#server/evaluation/gather.ts'
import {
  onlyArea,
  onlyOffice,
  openRound,
  refuseAny,
  refuseOne,
  schemeOf,
  writtenBy,
} from '#server/evaluation/round-access.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { changedMeanwhile, notFound } from '#server/http/problem.ts'
import {
  findFinding,
  insertFind,
  insertFindAnswer,
  insertMark,
  insertSubmission,
  saveSelf as keepSelf,
} from '#server/store/evaluation-area-store.ts'
import { insertAppeal } from '#server/store/evaluation-result-store.ts'
import { listRoundAreas, type RoundRow } from '#server/store/evaluation-store.ts'
import { findOfficeFile, insertOfficeFile } from '#server/store/office-file-store.ts'

const show = handle(showRoundArea, async ({ params }, context) =>
  areaPage(context, await openRound(context, params.roundId), params.area),
)

/** The own row of a round whose self-assessment still runs. */
async function ownDraft(context: Context, roundId: string): Promise<RoundRow> {
  const round = await openRound(context, roundId)
  onlyArea(context, round)
  const own = (await listRoundAreas(context.tx, round)).find((a) => a.area === context.user.grant.area)
  if (!own) throw notFound()
  if (round.stage !== 'self' || own.submittedAt !== null)
    throw refuseOne(
      'evaluation-self-over',
      '自评已经提交或者结束，不能再改。',
      'The self-assessment was handed in or has ended.',
    )
  return round
}

const self = handle(saveSelf, async ({ params, body }, context) => {
  const round = await ownDraft(context, params.roundId)
  refuseAny(checkMeetingText('text', body.text))
  const item = schemeOf(round).indicators.find((i) => i.key === body.item)
  if (!item) throw notFound()
  if (body.points !== null && !isJudged(item))
    throw refuseOne(
      'evaluation-computed',
      '计算的指标不能自己打分，可以写说明。',
      'A computed item takes no points of your own; comment on it.',
      'points',
    )
  if (body.points !== null && body.points > hundredths(item.weight))
    throw refuseOne(
      'evaluation-over-weight',
      `不能超过满分 ${item.weight}。`,
      `At most ${item.weight}.`,
      'points',
    )
  await keepSelf(context.tx, round, { area: context.user.grant.area, ...body, ...writtenBy(context) })
  return { at: context.now }
})

const submit = handle(submitSelf, async ({ params }, context) => {
  const round = await ownDraft(context, params.roundId)
  const done = await insertSubmission(context.tx, round, {
    area: context.user.grant.area,
    ...writtenBy(context),
  })
  if (!done) throw changedMeanwhile()
  return { at: context.now }
})

const attach = handle(attachEvidence, async ({ params }, context) => {
  const { tx, services, user, file } = context
  const round = await openRound(context, params.roundId)
  onlyArea(context, round)
  if (!file) throw refuseOne('file-missing', '请选择文件。', 'Choose a file.', 'file')
  if (round.stage !== 'self' && round.stage !== 'told')
    throw refuseOne('evaluation-self-over', '现在不能补充材料。', 'No evidence is taken at this stage.')
  const scheme = schemeOf(round)
  if (kindOfItem(scheme, params.item) === undefined) throw notFound()
  const kept = await keepCopy(file.bytes)
  const id = v7()
  const { area } = user.grant
  await insertOfficeFile(tx, services.vault, {
    ...{ id, area, byArea: area, about: 'evaluation', aboutId: evidenceKey(round, area, params.item) },
    ...{ mediaType: kept.mediaType, content: kept.bytes, name: file.name.slice(0, 200) },
    ...writtenBy(context),
  })
  return { id }
})

const openFile = handle(openEvidence, async ({ params }, context) => {
  const { tx, services, wire } = context
  const round = await openRound(context, params.roundId)
  const file = await findOfficeFile(tx, services.vault, params.fileId)
  if (!file?.aboutId.startsWith(`${round.id}/`)) throw notFound()
  const ending = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg' }[file.mediaType] ?? 'png'
  wire.header('content-type', file.mediaType)
  wire.header('content-disposition', `attachment; filename="evidence.${ending}"`)
  return new Uint8Array(file.content)
})

/** The round under review, where this person may judge this area. */
async function underReview(context: Context, roundId: string, area: string): Promise<RoundRow> {
  const round = await openRound(context, roundId)
  onlyOffice(context, round)
  if (!(await listRoundAreas(context.tx, round)).some((a) => a.area === area)) throw notFound()
  if (round.stage !== 'review')
    throw refuseOne('evaluation-not-review', '现在不是评审阶段。', 'The review does not run now.')
  if (await isBarred(context, area))
    throw refuseOne(
      'evaluation-own-area',
      '您在这个地区任职，不能评审本地区。',
      'You hold a right in this area and do not review it.',
    )
  return round
}

const mark = handle(giveMark, async ({ params, body }, context) => {
  const round = await underReview(context, params.roundId, params.area)
  refuseAny(checkMeetingText('text', body.text))
  const item = schemeOf(round).indicators.find((i) => i.key === body.item)
  if (!item || !isJudged(item)) throw notFound()
  if (body.points > hundredths(item.weight))
    throw refuseOne(
      'evaluation-over-weight',
      `不能超过满分 ${item.weight}。`,
      `At most ${item.weight}.`,
      'points',
    )
  const { item: key, points, text } = body
  await insertMark(context.tx, round, {
    ...{ area: params.area, byArea: round.area, item: key, points, text },
    ...writtenBy(context),
  })
  return { points }
})

const find = handle(addFind, async ({ params, body }, context) => {
  const round = await underReview(context, params.roundId, params.area)
  refuseAny(checkMeetingText('evidence', body.evidence))
  const kind = kindOfItem(schemeOf(round), body.item)
  if (kind !== 'found' && kind !== 'extra' && kind !== 'veto') throw notFound()
  const { region, id: roundId, area: byArea } = round
  await insertFind(context.tx, {
    ...{ region, roundId, byArea, area: params.area },
    ...body,
    amount: kind === 'veto' ? 1 : body.amount,
    ...writtenBy(context),
  })
  return { id: body.id }
})

const answer = handle(answerFind, async ({ params, body }, context) => {
  const found = await findFinding(context.tx, params.findId)
  if (!found) throw notFound()
  const round = await underReview(context, found.roundId, found.area)
  refuseAny(checkMeetingText('note', body.note))
  if (found.answer === 'withdrawn')
    throw refuseOne('evaluation-find-over', '已经撤回。', 'It was taken back already.')
  if (body.answer === 'confirmed' && found.by === context.user.id)
    throw refuseOne(
      'evaluation-own-find',
      '自己登记的情形由另一人确认。',
      'What you found is confirmed by another person.',
    )
  const done = await insertFindAnswer(context.tx, {
    ...found,
    ...body,
    byArea: round.area,
    ...writtenBy(context),
  })
  if (!done) throw changedMeanwhile()
  return { state: body.answer }
})

const appeal = handle(addAppeal, async ({ params, body }, context) => {
  const round = await openRound(context, params.roundId)
  onlyArea(context, round)
  refuseAny(checkMeetingText('text', body.text))
  if (kindOfItem(schemeOf(round), body.item) === undefined) throw notFound()
  if (round.stage !== 'told' || context.today > (round.appealUntil ?? ''))
    throw refuseOne('evaluation-appeal-over', '现在不在异议期内。', 'The time to appeal does not run.')
  const { region, id: roundId } = round
  await insertAppeal(context.tx, {
    ...{ region, roundId, area: context.user.grant.area, ...body },
    ...writtenBy(context),
  })
  return { id: body.id }
})

export const evaluationAreaHandlers: readonly Handler[] = [
  show,
  self,
  submit,
  attach,
  openFile,
  mark,
  find,
  answer,
  appeal,
]
