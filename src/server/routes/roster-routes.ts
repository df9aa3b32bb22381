import { v7 } from 'uuid'
import type { Roster, RosterRow } from '#contract/roster-contract.ts'
import {
  getRosterReasons,
  getRosterTemplate,
  listRosters,
  showRoster,
  takeRoster,
  undoRoster,
  uploadRoster,
} from '#contract/roster-contract.ts'
import { sayFileFault } from '#core/orders/file-fault.ts'
import { ReleaseDraft } from '#core/release/release-draft.ts'
import { withRosterReasons } from '#core/roster/read-roster-row.ts'
import type { RosterKind } from '#core/roster/roster-columns.ts'
import { sayRosterReason } from '#core/roster/roster-reason.ts'
import { ScreeningDraft } from '#core/screening/screening-draft.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { notFound, Problem } from '#server/http/problem.ts'
import { orderRegion } from '#server/orders/order-scope.ts'
import { idNumberIndex } from '#server/orders/sealed-order.ts'
import { checkReleases } from '#server/release/create-release.ts'
import { numberOf, type ReadRow, readRoster } from '#server/roster/read-roster.ts'
import { openFileName, openRosterRow, sealFileName, sealRosterRow } from '#server/roster/sealed-roster.ts'
import { takeRows, undoRows } from '#server/roster/take-roster.ts'
import { checkLines } from '#server/screening/add-lines.ts'
import { runningScreening } from '#server/screening/shown-screening.ts'
import { listPlaces } from '#server/store/order-lookup.ts'
import {
  countRosterRows,
  findRoster,
  findSameRoster,
  insertRoster,
  insertRosterRows,
  listRosters as list,
  listRosterRows,
  type RosterCount,
  type StoredRoster,
  type StoredRosterRow,
  setRosterStatus,
} from '#server/store/roster-store.ts'
import { workbookLimits } from '#server/workbook/limits.ts'
import { writeRowsWithReasons } from '#server/workbook/write-orders.ts'
import { rosterSheetNames, writeRosterTemplate } from '#server/workbook/write-roster.ts'

const template = handle(getRosterTemplate, async ({ query }, { language, wire }) => {
  offer(wire, `${rosterSheetNames[query.kind][language]}.xlsx`)
  return writeRosterTemplate(query.kind, language)
})

const upload = handle(uploadRoster, async ({ query }, context) => {
  const { file, tx, user, services, now, today } = context
  if (!file || file.bytes.length === 0) throw fileProblem({ code: 'empty' })
  if (file.bytes.length > workbookLimits.fileBytes)
    throw fileProblem({ code: 'tooLarge', args: { max: String(workbookLimits.fileBytes / 1024 / 1024) } })
  const region = orderRegion(user.grant.area)
  const screening = await screeningOf(context, query)
  const hash = services.vault.index('rosterFile', file.bytes.toString('base64'))
  const same = await findSameRoster(tx, region, hash, screening?.id ?? null)
  if (same) throw sentBefore(same.id)
  const places = await listPlaces(tx, user.grant.area)
  const scope = { kind: query.kind, today, area: user.grant.area, places }
  const read = await readRoster(file.bytes, scope)
  if ('fault' in read) throw fileProblem(read.fault)
  const id = v7()
  await insertRoster(tx, {
    region,
    id,
    kind: query.kind,
    screening_id: screening?.id ?? null,
    file_name_sealed: sealFileName(services.vault, region, id, file.name),
    headings: read.headings,
    passed_over: read.passedOver,
    hash,
    by: { user: user.id, role: user.role, org: user.grant.org, area: user.grant.area },
    at: now,
  })
  await keepRows(context, { region, rosterId: id, screeningId: screening?.id }, read.rows)
  context.saw({ region, fields: ['name', 'idNumber', 'roster'], count: read.rows.length })
  return { rosterId: id }
})

/** A list of people to look for goes into one running screening; one of releases into none. */
async function screeningOf(context: Context, query: { kind: RosterKind; screening?: string | undefined }) {
  if (query.kind === 'release') return undefined
  if (query.screening === undefined || context.user.role === 'policeLiaison') throw notFound()
  return runningScreening(context, query.screening)
}

type Of = { readonly region: string; readonly rosterId: string; readonly screeningId: string | undefined }

async function keepRows(context: Context, of: Of, read: readonly ReadRow[]): Promise<void> {
  const { tx, services, user } = context
  const told = await registerSays(context, of, read)
  const rows = read.map((one, i) => {
    const row = withRosterReasons(one.row, told[i] ?? [])
    const id = v7()
    const { draft, name } = row
    const number = numberOf(row)
    return {
      id,
      row_no: i + 1,
      place: one.place,
      standing: row.standing,
      reasons: row.reasons,
      sealed: sealRosterRow(services.vault, of.region, id, { name, draft: draft ?? null, cells: one.cells }),
      idNumber: number === undefined ? null : idNumberIndex(services.vault, number),
      township: draft?.township ?? null,
    }
  })
  await insertRosterRows(tx, { ...of, org: user.grant.org }, rows)
}

/** What is on file already, in the order of the rows. */
async function registerSays({ tx, services }: Context, of: Of, read: readonly ReadRow[]) {
  const { region, screeningId } = of
  const at = read.flatMap((one, i) => (one.row.draft ? [i] : []))
  const drafts = at.flatMap((i) => read[i]?.row.draft ?? [])
  const told =
    screeningId === undefined
      ? await checkReleases(
          tx,
          services,
          region,
          drafts.map((d) => ReleaseDraft.parse(d)),
        )
      : await checkLines(
          tx,
          services,
          { region, screeningId },
          drafts.map((d) => ScreeningDraft.parse(d)),
        )
  const answers: (typeof told)[number][] = read.map(() => [])
  for (const [n, i] of at.entries()) answers[i] = told[n] ?? []
  return answers
}

const all = handle(listRosters, async ({ query }, context) => {
  const { tx, user } = context
  const region = orderRegion(user.grant.area)
  const rosters = []
  for (const row of await list(tx, region, query.kind)) rosters.push(await shown(context, row))
  return { rosters }
})

const show = handle(showRoster, async ({ params, query }, context) => {
  const roster = await own(context, params.rosterId)
  const { region, id } = roster
  const standing = query.standing ? [query.standing] : undefined
  const after = Number(query.after ?? 0) || 0
  const find = { region, rosterId: id, standing, after, limit: query.limit + 1 }
  const found = await listRosterRows(context.tx, find)
  const page = found.slice(0, query.limit)
  context.saw({ region, fields: ['name', 'roster'], count: page.length })
  return {
    roster: await shown(context, roster),
    rows: page.map((row) => shownRow(context, region, row)),
    next: found.length > query.limit ? String(page.at(-1)?.row_no ?? 0) : null,
  }
})

const reasons = handle(getRosterReasons, async ({ params }, context) => {
  const { tx, services, language, wire } = context
  const { region, id, headings, kind } = await own(context, params.rosterId)
  const standing = ['refused', 'warning']
  const find = { region, rosterId: id, standing, status: 'read', after: 0, limit: 100_000 }
  const found = await listRosterRows(tx, find)
  context.saw({ region, fields: ['name', 'idNumber', 'roster'], count: found.length })
  offer(wire, language === 'zh' ? '需要修改的行.xlsx' : 'rows-to-mend.xlsx')
  const lines = found.map((row) => ({
    cells: openRosterRow(services.vault, region, row).cells,
    reasons: row.reasons
      .filter((r) => r.level !== 'note')
      .map((r) => {
        const { says, mend } = sayRosterReason(r)
        return `${r.cell ? `${r.cell} ` : ''}${says[language]}。${mend[language]}`
      })
      .join('\n'),
  }))
  return writeRowsWithReasons(headings, lines, language, rosterSheetNames[kind][language])
})

const take = handle(takeRoster, async ({ params, body }, context) => {
  const { tx, services, user, now } = context
  const roster = await own(context, params.rosterId, true)
  if (roster.status === 'undone') throw notNow()
  if (roster.screening_id !== null) await runningScreening(context, roster.screening_id)
  const by = { user: user.id, org: user.grant.org }
  const taken = await takeRows(tx, services, roster, body.warnings, by)
  if (taken > 0) await setRosterStatus(tx, roster, 'taken', now)
  const counts = await countRosterRows(tx, roster.region, roster.id)
  context.saw({ region: roster.region, fields: ['roster'], count: taken })
  return { taken, left: counts.reduce((n, c) => n + (c.status === 'read' ? c.n : 0), 0) }
})

const undo = handle(undoRoster, async ({ params, body }, context) => {
  const { tx, services, user, now } = context
  const roster = await own(context, params.rosterId, true)
  if (roster.status === 'undone') throw notNow()
  const by = { user: user.id, org: user.grant.org }
  const done = await undoRows(tx, services, roster, body.reason, by)
  await setRosterStatus(tx, roster, 'undone', now)
  context.saw({ region: roster.region, fields: ['roster'], count: done.undone })
  return done
})

async function own({ tx, user }: Context, id: string, hold = false): Promise<StoredRoster> {
  const found = await findRoster(tx, orderRegion(user.grant.area), id, hold)
  if (!found) throw notFound()
  return found
}

async function shown({ tx, services }: Context, row: StoredRoster): Promise<Roster> {
  const counts = await countRosterRows(tx, row.region, row.id)
  const sum = (of: (c: RosterCount) => boolean) => counts.filter(of).reduce((n, c) => n + c.n, 0)
  return {
    id: row.id,
    kind: row.kind,
    screeningId: row.screening_id,
    status: row.status,
    fileName: openFileName(services.vault, row),
    by: row.by_name ?? '',
    createdAt: row.created_at,
    passedOver: [...row.passed_over],
    standings: {
      ready: sum((c) => c.standing === 'ready'),
      warning: sum((c) => c.standing === 'warning'),
      refused: sum((c) => c.standing === 'refused'),
    },
    taken: sum((c) => c.status === 'taken'),
    kept: sum((c) => c.status === 'kept'),
  }
}

function shownRow({ services }: Context, region: string, row: StoredRosterRow): RosterRow {
  const { name, draft } = openRosterRow(services.vault, region, row)
  return {
    id: row.id,
    place: row.place,
    name,
    standing: row.standing,
    status: row.status,
    townshipName: row.township_name,
    day: draft && 'releaseOn' in draft ? draft.releaseOn : null,
    reasons: row.reasons.map((r) => ({
      code: r.code,
      level: r.level,
      column: r.column ?? null,
      cell: r.cell ?? null,
      clause: null,
      ...sayRosterReason(r),
    })),
  }
}

function offer(wire: Context['wire'], name: string): void {
  wire.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
}

function fileProblem(fault: Parameters<typeof sayFileFault>[0]): Problem {
  const { says, mend } = sayFileFault(fault)
  return new Problem(422, 'file-refused', says, [{ code: fault.code, says, mend }])
}

function sentBefore(id: string): Problem {
  const says = { zh: '同一份名单已经上传过，不必再传。', en: 'The same list was sent in already.' }
  return new Problem(409, 'file-sent-before', says, [{ code: 'file-sent-before', field: id, says }])
}

function notNow(): Problem {
  return new Problem(409, 'not-now', {
    zh: '这份名单已撤销，不能再处理。',
    en: 'This list was undone and can not be handled any more.',
  })
}

export const rosterHandlers: readonly Handler[] = [template, upload, all, show, reasons, take, undo]
