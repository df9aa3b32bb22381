import type { z } from 'zod'
import type { InspectionFinding, listInspectionFindings } from '#contract/inspection-finding-contract.ts'
import { childOf } from '#core/oversight/have-table.ts'
import { Severities } from '#core/oversight/rule-shapes.ts'
import { possibleSteps, shownRectification } from '#core/rectification/rectification.ts'
import type { AreaCode } from '#core/shared/area.ts'
import type { Context } from '#server/http/context.ts'
import { countFindings, type FindingFacts, listFindingFacts } from '#server/store/inspection-finding-store.ts'
import { listOfficeFiles } from '#server/store/office-file-store.ts'
import { listRectifications, type RectificationRow } from '#server/store/rectification-store.ts'
import { areaNames } from '#server/store/standard-store.ts'
import { isOwn, listRule, namedArea } from './rights.ts'
import { shownFile } from './shown-file.ts'

const mostListed = 300

export function severitiesAt(context: Context, area: AreaCode) {
  return listRule(context, area, 'inspection.severities', Severities)
}

/** Entries of the register of rectifications that came from visits, with what each visit says of them. */
export async function shownFindings(
  context: Context,
  rows: readonly RectificationRow[],
): Promise<InspectionFinding[]> {
  const { tx, services } = context
  const ids = rows.map((row) => row.id)
  const facts = new Map((await listFindingFacts(tx, ids)).map((f) => [f.id, f] as const))
  const files = await listOfficeFiles(tx, services.vault, ids)
  return rows.flatMap((row) => {
    const fact = facts.get(row.id)
    return fact ? [shownFinding(context, row, fact, files)] : []
  })
}

type Files = Awaited<ReturnType<typeof listOfficeFiles>>

function shownFinding(
  context: Context,
  row: RectificationRow,
  fact: FindingFacts,
  files: Files,
): InspectionFinding {
  const { user, today, policies } = context
  const { title, text, department, person, dueOn, firstDueOn, setOn, note } = row
  const { inspectionId, list, item, pick, clause, severity, againOf } = fact
  const found = policies.at(row.area).clauses[clause]
  const mine = isOwn(context, row.area)
  const may = user.role === 'stationHead' ? [] : possibleSteps(row, { by: user.id, byArea: user.grant.area })
  return {
    id: row.id,
    ...{ title, text, department, person, dueOn, firstDueOn, setOn, note },
    ...{ inspectionId, list, item, pick, clause, severity, againOf },
    area: { code: row.area, name: row.areaName },
    setBy: { code: row.setBy, name: row.setByName },
    source: found ? `${found.document} ${found.clause}`.trim() : clause,
    state: shownRectification(row.state, dueOn, today),
    needsEvidence: evidenceAsked(context, row.area, severity),
    may: [...may],
    mayReopen: row.state === 'closed' && user.role === 'narcoticsOffice' && user.grant.area === row.setBy,
    mayAttach: row.state !== 'closed' && row.state !== 'withdrawn' && (mine || user.grant.area === row.setBy),
    files: files.filter((f) => f.aboutId === row.id).map(shownFile),
  }
}

export function evidenceAsked(context: Context, area: AreaCode, severity: string): boolean {
  return severitiesAt(context, area).value.find((s) => s.key === severity)?.evidence === true
}

/** Findings of an area with all below it, and how many there are where. */
export async function readFindings(
  context: Context,
  asked: AreaCode | undefined,
  ended: boolean,
): Promise<z.input<typeof listInspectionFindings.reply>> {
  const { tx, today } = context
  const { area } = await namedArea(context, asked)
  const search = { area: area.code, below: true, open: !ended, origin: 'inspection' as const }
  const rows = await listRectifications(tx, { ...search, limit: mostListed })
  const counts = await countFindings(tx, area.code, today, childOf(area.code, '0'.repeat(9)).length)
  const names = await areaNames(
    tx,
    counts.map((c) => c.area),
  )
  const sum = (key: 'open' | 'overdue' | 'toCheck' | 'closed') => counts.reduce((n, c) => n + c[key], 0)
  return {
    area,
    findings: await shownFindings(context, rows),
    counts: {
      open: sum('open'),
      overdue: sum('overdue'),
      toCheck: sum('toCheck'),
      closed: sum('closed'),
    },
    below: counts.map(({ area: code, open, overdue, closed }) => ({
      area: { code, name: names.get(code) ?? code },
      ...{ open, overdue, closed },
    })),
  }
}
