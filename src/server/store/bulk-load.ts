import type { PoolClient } from 'pg'
import { v7 } from 'uuid'
import { replay } from '#core/case/replay.ts'
import { noFigures } from '#core/metrics/case-figures.ts'
import { figureDelta } from '#core/metrics/figure-delta.ts'
import { type CaseHolder, placeParts } from '#core/metrics/place-parts.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { Vault } from '#server/crypto/vault.ts'
import type { Services } from '#server/services.ts'
import type { BulkCase } from './bulk-case.ts'
import { type CaseRows, caseRows, levelsOf } from './case-rows.ts'
import { copyRows } from './copy-rows.ts'
import { caseFileColumns, holderColumns, personColumns } from './create-person.ts'
import { markAnew, mergeFigures } from './figure-above-merge.ts'
import { sealEntry } from './journal-rows.ts'
import { type CaseChange, projections } from './projections.ts'
import { countChange, rollupProjection } from './rollup.ts'
import { figureRows, moveSums, type Recount } from './rollup-write.ts'
import { withRegions } from './with-user.ts'

export type Loaded = { readonly people: number; readonly cases: number; readonly entries: number }

const casesAtOnce = 400

const mostTokens = 50_000

/** Below this many cases any plan is quick. */
const worthAnalysing = 200

/**
 * Loads whole lives with their history (demonstration, taking over an old system) into every table and projection. The
 * entries must already be checked. One transaction per few hundred cases: an interrupted load leaves whole cases only.
 * While one batch is written the next is computed. A person may come with several cases; the first brings the person.
 * `oneCaseEach` promises that none does, so that a whole nation passes in constant memory.
 */
export async function bulkLoad(
  services: Services,
  cases: AsyncIterable<BulkCase> | Iterable<BulkCase>,
  options: {
    readonly today: PlainDate
    readonly oneCaseEach?: boolean
    readonly onProgress?: (loaded: Loaded) => void
  },
): Promise<Loaded> {
  const loaded = { people: 0, cases: 0, entries: 0 }
  const known = new Set<string>()
  const hands = { ...services, vault: rememberTokens(services.vault) }
  let writing: Promise<void> = Promise.resolve()
  const flush = async (part: readonly BulkCase[]) => {
    const rows = prepare(hands, part, options.today, known, loaded.cases === 0)
    if (options.oneCaseEach) known.clear()
    await writing
    loaded.people += rows.people.length
    loaded.cases += rows.files.length
    loaded.entries += rows.journal.length
    writing = write(services, rows).then(() => options.onProgress?.({ ...loaded }))
    // Awaited with the next batch; until then a failure must not count as unhandled.
    writing.catch(() => undefined)
  }
  let part: BulkCase[] = []
  for await (const one of cases) {
    part.push(one)
    if (part.length < casesAtOnce) continue
    await flush(part)
    part = []
  }
  await flush(part)
  await writing
  if (loaded.cases >= worthAnalysing) await services.job.query('select analyse_people()')
  await mergeFigures(services.job)
  return loaded
}

/** The same parts of names come again and again: their keyed hashes are made once. */
function rememberTokens(vault: Vault): Vault {
  const known = new Map<string, Buffer>()
  const index = (kind: string, text: string): Buffer => {
    if (kind !== 'nameToken') return vault.index(kind, text)
    const token = known.get(text) ?? vault.index(kind, text)
    if (known.size < mostTokens) known.set(text, token)
    return token
  }
  return { ...vault, index }
}

type Row = Record<string, unknown>

type Prepared = {
  readonly regions: readonly string[]
  readonly people: Row[]
  readonly files: Row[]
  readonly assignments: Row[]
  readonly journal: Row[]
  readonly states: Row[]
  readonly duties: Row[]
  readonly findings: Row[]
  readonly changes: CaseChange[]
  readonly figures: Recount[]
  /** The first batch of a load: the tables may have been empty until now. */
  readonly first: boolean
}

function prepare(
  services: Services,
  part: readonly BulkCase[],
  today: PlainDate,
  known: Set<string>,
  first: boolean,
): Prepared {
  const regions = [...new Set(part.map((c) => c.caseFile.region))]
  const out: Prepared = {
    regions,
    people: [],
    files: [],
    assignments: [],
    journal: [],
    states: [],
    duties: [],
    findings: [],
    changes: [],
    figures: [],
    first,
  }
  for (const one of part) prepareCase(services, one, today, known, out)
  return out
}

function prepareCase(
  services: Services,
  one: BulkCase,
  today: PlainDate,
  known: Set<string>,
  out: Prepared,
): void {
  const { person, caseFile, station, worker, entries } = one
  const { region } = caseFile
  const state = replay(entries, services.policies, today)
  const rows = caseRows(state, caseFile.id, entries, levelsOf(caseFile.place))
  const holder = heldBy(rows, station, worker)
  if (!known.has(person.id)) {
    known.add(person.id)
    const columns = personColumns(services.vault, person)
    out.people.push({ ...columns, ...holder })
  }
  out.files.push({ ...caseFileColumns(caseFile), ...holder })
  if (station !== null) out.assignments.push(assignmentRow(one, station, today))
  for (const [i, entry] of entries.entries())
    out.journal.push({
      region,
      case_id: caseFile.id,
      seq: i + 1,
      ...sealEntry(services.vault, region, entry),
    })
  const identity = { region, person_id: person.id, file_no: caseFile.fileNo }
  out.states.push({ ...identity, station_id: station, worker_id: worker, ...rows.state })
  for (const duty of rows.duties) out.duties.push({ region, ...duty, ...holder })
  for (const finding of rows.findings) out.findings.push({ region, ...finding, ...holder })
  const { policies: book } = services
  const change: CaseChange = {
    region,
    caseId: caseFile.id,
    personId: person.id,
    journal: entries,
    added: entries,
    before: undefined,
    state,
    today,
    book,
  }
  out.changes.push(change)
  const before = noFigures
  const after = placeParts(countChange(change, before, null), holderOf(one, today), today)
  out.figures.push({ caseId: caseFile.id, before, after })
}

function holderOf({ person, station, entries }: BulkCase, today: PlainDate): CaseHolder {
  return {
    sex: person.sex,
    birthYear: person.birthDate ? Number(person.birthDate.slice(0, 4)) : null,
    stations: station === null ? [] : [{ station, from: entries[0]?.on ?? today, to: null }],
  }
}

function heldBy(rows: CaseRows, station: string | null, worker: string | null): Row {
  const { province, city, county, township } = rows.state
  const place = township ?? county ?? city ?? province ?? 'cn'
  return holderColumns({ place, station, worker })
}

function assignmentRow(one: BulkCase, station: string, today: PlainDate): Row {
  const { region, id } = one.caseFile
  const from = one.entries[0]?.on ?? today
  return { region, case_id: id, id: v7(), worker_id: one.worker, station_id: station, from_day: from }
}

async function write(services: Services, rows: Prepared): Promise<void> {
  if (rows.files.length === 0) return
  await withRegions(services.job, rows.regions, async (tx) => {
    // Losing the last batch in a crash loses whole cases only, which the next load brings again.
    await tx.query('set local synchronous_commit = off')
    await copyAll(tx, rows)
    for (const region of rows.regions) await projectAll(tx, rows, region)
  })
}

async function projectAll(tx: PoolClient, rows: Prepared, region: string): Promise<void> {
  const changes = rows.changes.filter((c) => c.region === region)
  const ids = new Set(changes.map((c) => c.caseId))
  const figures = rows.figures.filter((f) => ids.has(f.caseId))
  const { standings, months } = figureRows(region, figures)
  await copyRows(tx, 'case_standing', standings)
  await copyRows(tx, 'case_month', months)
  const delta = figureDelta(figures)
  await moveSums(tx, region, delta)
  await markAnew(
    tx,
    region,
    [...delta.now, ...delta.moves, ...delta.months].map((d) => d.area),
  )
  for (const projection of projections)
    if (projection !== rollupProjection) await projection.apply(tx, changes)
}

async function copyAll(tx: PoolClient, rows: Prepared): Promise<void> {
  await copyRows(tx, 'person', rows.people)
  await copyRows(tx, 'case_file', rows.files)
  // Without statistics the key checks of all that follows pick an index by `region` alone and read the whole city.
  if (rows.first && rows.files.length >= worthAnalysing) await tx.query('select analyse_people()')
  await copyRows(tx, 'assignment', rows.assignments)
  await copyRows(tx, 'journal', rows.journal)
  await copyRows(tx, 'case_state', rows.states)
  await copyRows(tx, 'duty', rows.duties)
  await copyRows(tx, 'finding', rows.findings)
}
