import { v7 } from 'uuid'
import {
  attachToRectification,
  exportRectifications,
  openRectificationFile,
  orderRectification,
  searchRectifications,
  showRectification,
  stepRectificationRoute,
} from '#contract/rectification-contract.ts'
import { checkMeetingText } from '#core/meeting/meeting-text.ts'
import {
  rectificationEnded,
  shownRectification,
  stepRectification,
} from '#core/rectification/rectification.ts'
import { isWithin } from '#core/shared/area.ts'
import { keepCopy } from '#server/documents/keep-copy.ts'
import { refuseAny, refuseOne, writtenBy } from '#server/evaluation/round-access.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { pageOf, readCursor } from '#server/http/keyset.ts'
import { changedMeanwhile, notFound, refused } from '#server/http/problem.ts'
import { areaAsked } from '#server/meetings/area-of.ts'
import { wantEvidence } from '#server/oversight/want-evidence.ts'
import { rectificationWorkbook } from '#server/rectification/rectification-workbook.ts'
import { shownRow } from '#server/rectification/shown-rectification.ts'
import { findAreaPath } from '#server/store/area-find.ts'
import { findOfficeFile, insertOfficeFile, listOfficeFiles } from '#server/store/office-file-store.ts'
import {
  findRectification,
  insertRectification,
  insertRectificationStep,
  listRectificationSteps,
  listRectifications,
  type RectificationRow,
} from '#server/store/rectification-store.ts'

const exportedAtMost = 1000

const search = handle(searchRectifications, async ({ body }, context) => {
  const { below, text, open, origin, limit } = body
  const rows = await listRectifications(context.tx, {
    ...{ area: areaAsked(context, body.area), below, text, open, origin },
    ...{ after: readCursor(body.after, 2), limit: limit + 1 },
  })
  const page = pageOf(rows, limit, (row) => [row.dueOn, row.id])
  return { rectifications: page.rows.map((row) => shownRow(row, context)), next: page.next }
})

const workbook = handle(exportRectifications, async ({ body }, context) => {
  const { below, text, open, origin } = body
  const area = areaAsked(context, body.area)
  const rows = await listRectifications(context.tx, {
    area,
    below,
    text,
    open,
    origin,
    limit: exportedAtMost,
  })
  context.wire.header('content-disposition', `attachment; filename="rectifications_${context.today}.xlsx"`)
  return rectificationWorkbook(
    rows.map((row) => shownRow(row, context)),
    context.language,
  )
})

const order = handle(orderRectification, async ({ body }, context) => {
  const { tx, user, today } = context
  const { area } = user.grant
  const path = isWithin(body.area, area) ? await findAreaPath(tx, body.area) : []
  if (path.at(-1)?.code !== body.area) throw notFound()
  refuseAny((['title', 'text', 'person'] as const).flatMap((field) => checkMeetingText(field, body[field])))
  if (body.dueOn < today)
    throw refuseOne('rectification-due-past', '期限已经过去。', 'The last day is past.', 'dueOn')
  const row = { ...body, setBy: area, origin: 'other' as const, originId: null, today }
  await insertRectification(tx, { ...row, ...writtenBy(context) })
  return { id: body.id }
})

async function openRow({ tx }: Context, id: string): Promise<RectificationRow> {
  const row = await findRectification(tx, id)
  if (!row) throw notFound()
  return row
}

const show = handle(showRectification, async ({ params }, context) => {
  const row = await openRow(context, params.rectificationId)
  const files = await listOfficeFiles(context.tx, context.services.vault, [row.id])
  return {
    rectification: shownRow(row, context),
    steps: [...(await listRectificationSteps(context.tx, row))],
    files: files.map(({ id, name, mediaType, bytes, byName, at }) => ({
      id,
      name,
      mediaType,
      bytes,
      byName,
      at,
    })),
    mayAttach: mayAttach(row, context),
  }
})

const step = handle(stepRectificationRoute, async ({ params, body }, context) => {
  const { tx, user, today } = context
  const row = await openRow(context, params.rectificationId)
  refuseAny(checkMeetingText('note', body.note))
  const byArea = user.grant.area
  const { state: to, note, dueOn } = body
  const next = stepRectification(row, { to, by: user.id, byArea, note, dueOn, today })
  if (!next.ok) throw refused(next.refusals)
  if (to === 'submitted') await wantEvidence(context, row)
  const { region, id, area, setBy, place } = row
  const added = { region, id, area, setBy, place: place + 1, ...next.value, note, byArea, today }
  if (!(await insertRectificationStep(tx, { ...added, ...writtenBy(context) }))) throw changedMeanwhile()
  return { state: shownRectification(next.value.state, next.value.dueOn, today) }
})

/** The area that acts and the office that ordered it, as long as it runs. */
function mayAttach(row: RectificationRow, { user }: Context): boolean {
  const { area } = user.grant
  return (
    user.role !== 'stationHead' && (area === row.area || area === row.setBy) && !rectificationEnded(row.state)
  )
}

const attach = handle(attachToRectification, async ({ params }, context) => {
  const { tx, services, user, file } = context
  const row = await openRow(context, params.rectificationId)
  if (!mayAttach(row, context)) throw notFound()
  if (!file) throw refuseOne('file-missing', '请选择文件。', 'Choose a file.', 'file')
  const kept = await keepCopy(file.bytes)
  const id = v7()
  await insertOfficeFile(tx, services.vault, {
    ...{ id, area: row.area, byArea: user.grant.area, about: 'rectification', aboutId: row.id },
    ...{ mediaType: kept.mediaType, content: kept.bytes, name: file.name.slice(0, 200) },
    ...writtenBy(context),
  })
  return { id }
})

const openFile = handle(openRectificationFile, async ({ params }, context) => {
  const { tx, services, wire } = context
  const row = await openRow(context, params.rectificationId)
  const file = await findOfficeFile(tx, services.vault, params.fileId)
  if (file?.aboutId !== row.id) throw notFound()
  const ending = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg' }[file.mediaType] ?? 'png'
  wire.header('content-type', file.mediaType)
  wire.header('content-disposition', `attachment; filename="evidence.${ending}"`)
  return new Uint8Array(file.content)
})

export const rectificationHandlers: readonly Handler[] = [
  search,
  workbook,
  order,
  show,
  step,
  attach,
  openFile,
]
