import { v7 } from 'uuid'
import {
  attachOversightFile,
  type OversightFileKind,
  showOversightFile,
} from '#contract/oversight-file-contract.ts'
import { type AreaCode, isWithin } from '#core/shared/area.ts'
import { keepCopy } from '#server/documents/keep-copy.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { notFound, Problem } from '#server/http/problem.ts'
import { onlyInspector, openInspection } from '#server/oversight/read-inspection.ts'
import { openUnit } from '#server/oversight/read-units.ts'
import { isOwn } from '#server/oversight/rights.ts'
import { findOfficeFile, insertOfficeFile } from '#server/store/office-file-store.ts'
import { findRectification } from '#server/store/rectification-store.ts'
import { findDeclarationArea } from '#server/store/standard-store.ts'

/** Evidence: drawn anew without place or camera, sealed, readable by whoever reads what it is about. */
export const oversightFileHandlers: readonly Handler[] = [
  handle(attachOversightFile, async ({ params }, context) => {
    const { tx, services, user, now, file } = context
    const area = await areaOf[params.about](context, params.aboutId)
    const kept = await keepCopy(file?.bytes ?? Buffer.alloc(0))
    const id = v7()
    await insertOfficeFile(tx, services.vault, {
      ...{ id, area, byArea: user.grant.area, about: params.about, aboutId: params.aboutId },
      ...{ mediaType: kept.mediaType, content: kept.bytes, name: (file?.name ?? '').slice(0, 200) || id },
      ...{ by: user.id, byName: user.name, at: now },
    })
    return { id, mediaType: kept.mediaType, bytes: kept.bytes.length, byName: user.name, at: now }
  }),

  handle(showOversightFile, async ({ params }, { tx, services, wire, saw }) => {
    const found = await findOfficeFile(tx, services.vault, params.fileId)
    if (!found) throw notFound()
    saw({ fields: ['office file'] })
    const ending = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg' }[found.mediaType] ?? 'png'
    wire.header('content-type', found.mediaType)
    wire.header(
      'content-disposition',
      `attachment; filename="evidence_${params.fileId.slice(0, 8)}.${ending}"`,
    )
    return found.content
  }),
]

/** The area that a file would be about, if this office may add one to it now. */
const areaOf: Record<OversightFileKind, (context: Context, id: string) => Promise<AreaCode>> = {
  inspection: async (context, id) => {
    const row = await openInspection(context, id)
    onlyInspector(context, row)
    return row.area
  },
  rectification: async (context, id) => {
    const row = await findRectification(context.tx, id)
    if (!row || !isWithin(row.area, context.user.grant.area)) throw notFound()
    if (row.state === 'closed' || row.state === 'withdrawn') throw ended()
    if (!isOwn(context, row.area) && context.user.grant.area !== row.setBy) throw notYours()
    return row.area
  },
  demonstration: async (context, id) => {
    const { row } = await openUnit(context, id)
    return row.area
  },
  standard: async (context, id) => {
    const area = await findDeclarationArea(context.tx, id)
    if (!area) throw notFound()
    if (!isOwn(context, area)) throw notYours()
    return area
  },
}

function ended(): Problem {
  return new Problem(409, 'ended', {
    zh: '已经办结，不能再附材料。',
    en: 'It has ended; nothing more is attached.',
  })
}

function notYours(): Problem {
  return new Problem(403, 'no-right', {
    zh: '由责任单位或者提出单位附材料。',
    en: 'The office that has to act, or the one that ordered it, attaches files.',
  })
}
