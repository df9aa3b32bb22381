import type { PoliceReportPage } from '#contract/police-report-contract.ts'
import type { Entry } from '#core/journal/entry.ts'
import { packOf } from '#core/police/packs.ts'
import { type PoliceReport, reportState } from '#core/police/police-reports.ts'
import { decisionsOpen, noEarlyRelease, rulesOf } from '#core/police/what-follows.ts'
import { daysBetween } from '#core/shared/plain-date.ts'
import { shownJournal } from '#server/cases/shown-journal.ts'
import { readForms } from '#server/documents/read-forms.ts'
import type { Context } from '#server/http/context.ts'
import { loadAuthorNames } from '#server/store/case-surroundings.ts'
import { listIssued } from '#server/store/document-store.ts'
import type { CaseKey } from '#server/store/open-case.ts'
import { findIdentity } from '#server/store/person-identity.ts'
import type { OpenReport } from './open-report.ts'
import { handedOverOn } from './pack-papers.ts'

/** One report with what it rests on, in what the reader may see of it, and what the law lets follow. */
export async function reportPage(opened: OpenReport, context: Context): Promise<PoliceReportPage> {
  const { key, journal, state, policy, report, entry } = opened
  const { tx, services, user } = context
  const person = await findIdentity(tx, services.vault, key.region, key.personId)
  const evidence = evidenceOf(entry, journal)
  const names = await namesOf(context, [entry, ...evidence])
  const shown = shownJournal(evidence, user, names)
  const pack = packOf(report.ground)
  const police = user.role === 'policeLiaison'
  const receipt = journal.find((e) => e.type === 'policeReceived' && e.data['report'] === report.id)
  return {
    ...lineOf(opened, context),
    name: person?.name ?? '',
    fileNo: key.fileNo,
    seq: journal.length,
    stage: state.stage,
    byName: names.users.get(entry.by?.user ?? '') ?? '',
    byOrg: names.orgs.get(entry.by?.org ?? '') ?? '',
    receivedBy: report.receivedOn === null ? null : textOf(receipt, 'receivedBy'),
    documentNo: report.documentNo,
    evidence: shown,
    withheld: evidence.length - shown.length,
    papers: await papersOf(context, key),
    pack,
    packReady: pack !== null && (await handedOverOn(tx, key, pack)) !== undefined,
    rules: rulesOf(state, report.ground).map(({ clause, says }, i, rules) => {
      const known = policy.clauses[clause]
      const { document = '', clause: article = '', force = '', text = null } = known ?? {}
      // two sentences may rest on one article: its wording stands once, under the last of them
      const last = rules.findLastIndex((r) => r.clause === clause) === i
      return { clause, document, article, force, says, text: last ? text : null }
    }),
    decisions: [...decisionsOpen(state, report.ground)],
    noEarlyRelease: noEarlyRelease(state),
    mayReceive: police && report.receivedOn === null && report.decidedOn === null,
    mayDecide: police && report.receivedOn !== null && report.decidedOn === null,
  }
}

function lineOf({ key, state, report }: OpenReport, { today }: Context) {
  return {
    caseId: key.caseId,
    reportId: report.id,
    measure: state.measure,
    ground: report.ground as PoliceReportPage['ground'],
    on: report.on,
    ageDays: daysBetween(report.on, today),
    reportNo: report.reportNo,
    state: reportState(report),
    receivedOn: report.receivedOn,
    receiptNo: report.receiptNo,
    receiptDue: report.receiptDue,
    receiptLate: isLate(report, today),
    decidedOn: report.decidedOn,
    decision: report.decision as PoliceReportPage['decision'],
  }
}

function isLate({ receiptDue }: PoliceReport, today: string): boolean {
  return receiptDue !== null && receiptDue < today
}

function evidenceOf(entry: Entry, journal: readonly Entry[]): readonly Entry[] {
  const ids = new Set(entry.data['evidence'] as readonly string[])
  return journal.filter((e) => ids.has(e.id))
}

function namesOf({ tx }: Context, entries: readonly Entry[]) {
  const all = (key: 'user' | 'org') => [...new Set(entries.flatMap((e) => (e.by ? [e.by[key]] : [])))]
  return loadAuthorNames(tx, all('user'), all('org'))
}

/** Papers of the case that open to the police, as far as the reader may open them too. */
async function papersOf({ tx, user }: Context, key: CaseKey): Promise<PoliceReportPage['papers']> {
  const rows = await listIssued(tx, key, 'policeLiaison')
  return rows
    .filter((row) => row.voidedAt === null && row.readers.includes(user.role))
    .map(({ id, form, number, on, pages }) => {
      const names = readForms().find(form)?.names ?? { zh: form, en: form }
      return { documentId: id, form, names, number, on, pages }
    })
}

function textOf(entry: Entry | undefined, field: string): string | null {
  const value = entry?.data[field]
  return typeof value === 'string' && value !== '' ? value : null
}
