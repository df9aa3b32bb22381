import type { Readable } from 'node:stream'
import type { Entry } from '#core/journal/entry.ts'
import type { Services } from '#server/services.ts'
import type { BulkCase } from '#server/store/bulk-case.ts'
import { bulkLoad } from '#server/store/bulk-load.ts'
import { appendImported, findCaseRegions, findNamed } from '#server/store/import-cases.ts'
import { loadJournal } from '#server/store/journal-store.ts'
import { listRegions } from '#server/store/region-store.ts'
import { withRegions } from '#server/store/with-user.ts'
import { admitCase } from './admit-case.ts'
import { addFault, type Gathered, gather } from './gather.ts'

export type Imported = {
  readonly lines: number
  readonly people: number
  readonly cases: number
  readonly entries: number
  /** Entries that were there already. */
  readonly repeated: number
  readonly faults: Gathered['faults']
}

type Plan = {
  readonly fresh: BulkCase[]
  readonly grown: { readonly region: string; readonly caseId: string; readonly added: readonly Entry[] }[]
  repeated: number
}

/** Checks everything, then takes everything; with faults, or in a dry run, nothing is taken. */
export async function importFile(
  services: Services,
  stream: Readable,
  options: { readonly dryRun: boolean; readonly onProgress?: (done: number, of: number) => void },
): Promise<Imported> {
  const gathered = await gather(stream, services.policies)
  const plan = await planImport(services, gathered, options.onProgress)
  const counted = {
    lines: gathered.lines,
    people: plan.fresh.length,
    cases: plan.fresh.length + plan.grown.length,
    entries: [...plan.fresh.map((c) => c.entries), ...plan.grown.map((c) => c.added)].reduce(
      (n, e) => n + e.length,
      0,
    ),
    repeated: plan.repeated,
    faults: gathered.faults,
  }
  if (options.dryRun || gathered.faults.count > 0) return counted
  await take(services, plan)
  return counted
}

async function planImport(
  services: Services,
  gathered: Gathered,
  onProgress: (done: number, of: number) => void = () => undefined,
): Promise<Plan> {
  const { entries, files, faults } = gathered
  const ids = [...new Set([...files.keys(), ...entries.keys()])]
  const regions = await listRegions(services.job)
  const homes = await withRegions(services.job, regions, (tx) => findCaseRegions(tx, ids))
  await checkFiles(services, gathered, homes, regions)
  const plan: Plan = { fresh: [], grown: [], repeated: 0 }
  const today = services.clock.today()
  const rules = { book: services.policies, today }
  for (const [done, caseId] of ids.entries()) {
    const lines = entries.get(caseId) ?? []
    const region = homes.get(caseId)
    const head = files.get(caseId)
    if (region !== undefined) {
      const journal = await journalOf(services, region, caseId)
      const { added, repeated } = admitCase(
        journal,
        lines,
        { ...rules, recordedAt: services.clock.now() },
        faults,
      )
      plan.repeated += repeated
      if (added.length > 0) plan.grown.push({ region, caseId, added })
    } else if (head) {
      const { added } = admitCase([], lines, rules, faults)
      if (added[0]?.type !== 'orderIssued' && faults.count === 0)
        addFault(faults, head.line, 'file: has no order as its first entry')
      plan.fresh.push({ ...head.file, entries: added })
    } else
      addFault(faults, lines[0]?.line ?? 0, 'case: is not in this database, and no line of the file opens it')
    onProgress(done + 1, ids.length)
  }
  return plan
}

/** A new file names a new person and file number, a station that exists and a known area. */
async function checkFiles(
  services: Services,
  { files, faults }: Gathered,
  homes: ReadonlyMap<string, string>,
  regions: readonly string[],
): Promise<void> {
  const fresh = [...files.values()].filter(({ file }) => !homes.has(file.caseFile.id))
  const named = await withRegions(services.job, regions, (tx) =>
    findNamed(tx, {
      people: fresh.map(({ file }) => file.person.id),
      fileNos: fresh.map(({ file }) => file.caseFile.fileNo),
      stations: fresh.flatMap(({ file }) => file.station ?? []),
      areas: fresh.map(({ file }) => file.caseFile.place),
    }),
  )
  const given = new Set<string>()
  for (const { line, file } of fresh) {
    const { person, caseFile, station } = file
    if (given.has(caseFile.fileNo)) addFault(faults, line, 'file.caseFile.fileNo: comes twice in this file')
    given.add(caseFile.fileNo)
    if (named.people.has(person.id)) addFault(faults, line, 'file.person.id: is already there')
    if (named.fileNos.has(caseFile.fileNo)) addFault(faults, line, 'file.caseFile.fileNo: is already given')
    if (station !== null && !named.stations.has(station)) addFault(faults, line, 'file.station: is not known')
    if (!named.areas.has(caseFile.place)) addFault(faults, line, 'file.caseFile.place: is not a known area')
  }
}

function journalOf(services: Services, region: string, caseId: string): Promise<readonly Entry[]> {
  return withRegions(services.job, [region], (tx) => loadJournal(tx, services.vault, region, caseId))
}

/** Existing cases grow in one transaction; new files come in batches, each whole. */
async function take(services: Services, plan: Plan): Promise<void> {
  const regions = [...new Set(plan.grown.map((c) => c.region))]
  if (plan.grown.length > 0)
    await withRegions(services.job, regions, async (tx) => {
      for (const { region, caseId, added } of plan.grown) {
        const journal = await loadJournal(tx, services.vault, region, caseId)
        await appendImported(tx, services, { region, caseId, journal }, added)
      }
    })
  if (plan.fresh.length > 0) await bulkLoad(services, plan.fresh, { today: services.clock.today() })
}
