import type { z } from 'zod'
import type { InspectionLine, SampledFile, showInspection } from '#contract/inspection-contract.ts'
import { Checklists } from '#core/oversight/rule-shapes.ts'
import { type AreaCode, isWithin } from '#core/shared/area.ts'
import type { Context } from '#server/http/context.ts'
import { notFound, Problem } from '#server/http/problem.ts'
import {
  findInspectionRow,
  type InspectionLineRow,
  type InspectionRow,
  listAnswers,
  listSampled,
} from '#server/store/inspection-store.ts'
import { listOfficeFiles } from '#server/store/office-file-store.ts'
import { listRectificationsOf } from '#server/store/rectification-store.ts'
import { drawnAlike } from './draw-files.ts'
import { severitiesAt, shownFindings } from './read-findings.ts'
import { listRule } from './rights.ts'
import { shownFile } from './shown-file.ts'

export function checklistsAt(context: Context, area: AreaCode) {
  return listRule(context, area, 'inspection.checklists', Checklists)
}

export async function openInspection(context: Context, id: string): Promise<InspectionRow> {
  const row = await findInspectionRow(context.tx, id, context.today)
  if (!row || !isWithin(row.area, context.user.grant.area)) throw notFound()
  return row
}

/** The office that visits writes, until it ends the visit. */
export function mayInspect({ user }: Context, row: InspectionLineRow): boolean {
  return user.role === 'narcoticsOffice' && user.grant.area === row.byArea && row.closedAt === null
}

export function onlyInspector(context: Context, row: InspectionRow): void {
  if (mayInspect(context, row)) return
  if (row.closedAt !== null)
    throw new Problem(409, 'inspection-closed', {
      zh: '这次督导已经结束，不能再改；问题的整改在问题清单里登记。',
      en: 'This visit has ended and stays as it is; remedies go on in the list of findings.',
    })
  throw new Problem(403, 'no-right', {
    zh: '由检查单位登记，被检查单位不能改。',
    en: 'The office that inspects writes it; the one inspected does not.',
  })
}

export function lineOfInspection(row: InspectionLineRow): InspectionLine {
  const { id, on, theme, inspectors, findings, open, overdue } = row
  return {
    ...{ id, on, theme, inspectors, findings, open, overdue },
    area: { code: row.area, name: row.areaName },
    by: { code: row.byArea, name: row.byAreaName },
    closed: row.closedAt !== null,
  }
}

export async function readInspection(
  context: Context,
  id: string,
): Promise<z.input<typeof showInspection.reply>> {
  const { tx, services, policies } = context
  const row = await openInspection(context, id)
  const { value: lists } = checklistsAt(context, row.area)
  const { value: severities, source } = severitiesAt(context, row.area)
  const clauses = policies.at(row.area).clauses
  const sourceOf = (clause: string) => {
    const found = clauses[clause]
    return found ? `${found.document} ${found.clause}`.trim() : clause
  }
  const files = await listOfficeFiles(tx, services.vault, [row.id])
  return {
    ...lineOfInspection(row),
    lists: lists
      .filter((list) => row.lists.includes(list.key))
      .map((list) => ({
        ...list,
        items: list.items.map((item) => ({ ...item, source: sourceOf(item.clause) })),
      })),
    severities,
    source,
    answers: [...(await listAnswers(tx, row))],
    findingsList: await shownFindings(context, await listRectificationsOf(tx, row.id)),
    files: files.map(shownFile),
    summary: row.summary,
    closedBy: row.closedBy,
    closedAt: row.closedAt,
    mayWrite: mayInspect(context, row),
    sample: {
      seed: row.seed,
      frame: row.frame.length,
      frameSha256: row.frameSha256,
      drawn: row.picks.length,
      drawnAt: row.drawnAt,
      same: drawnAlike(row.frame, row.seed, row),
    },
  }
}

/** The files drawn. Inspectors see numbers and what is computed; the office that keeps a file sees which one it is. */
export async function readSample(context: Context, id: string): Promise<{ files: SampledFile[] }> {
  const row = await openInspection(context, id)
  const keeps = context.user.role !== 'narcoticsOffice'
  const found = new Map((await listSampled(context.tx, row.picks)).map((s) => [s.id, s] as const))
  const files = row.picks.flatMap((key, i): SampledFile[] => {
    const one = found.get(key)
    if (!one) return []
    const fields = keeps ? ['fileNo', 'sampled'] : ['sampled']
    context.saw({ person: one.person_id, case: one.case_id, region: one.region, fields })
    return [
      {
        pick: i + 1,
        fileNo: keeps ? one.file_no : null,
        measure: one.measure ?? '',
        stage: one.stage,
        sinceYear: one.since?.slice(0, 4) ?? null,
        agreement: one.agreement_current,
        reportIn: one.report_in_status,
        openDuties: one.open_duty_count,
        overdueDuties: one.overdue_count,
        findings: one.findings,
      },
    ]
  })
  return { files }
}
