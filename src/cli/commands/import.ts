import { createReadStream, existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { exit, say, tell } from '#cli/call.ts'
import { showProgress } from '#cli/demo/progress.ts'
import { sayFaults } from '#cli/import/gather.ts'
import { type Imported, importFile } from '#cli/import/import-file.ts'
import { withServices } from '#cli/with-services.ts'
import { ensureAreas } from '#server/areas/ensure-areas.ts'

const help = `tongxing import FILE – take journals in the public format (NDJSON, - for standard input)

A line is an entry, or {"file": {person, caseFile, station, worker}} to open a new file (docs/import.md). Everything is
checked before anything is taken; a wrong line is said as \`line N: field: reason\` and nothing is taken. The same file
twice adds nothing.

  bin/tongxing import journals.ndjson
  bin/tongxing import journals.ndjson --dry-run
  zcat old-system.ndjson.gz | bin/tongxing import - --json

  --dry-run  check only
  --json     a summary as JSON on standard output

Exit codes: 0 taken · 1 failed · 2 the file or the call was wrong, nothing was taken
`

export async function importCommand(argv: readonly string[]): Promise<number> {
  const call = readImportCall(argv)
  if (typeof call === 'number') return call
  return withServices(async ({ services }) => {
    await ensureAreas(services)
    const progress = showProgress('Checking cases', 1)
    const stream = call.file === '-' ? process.stdin : createReadStream(call.file)
    const imported = await importFile(services, stream, {
      dryRun: call.dryRun,
      onProgress: (done, of) => progress.at(done, ' cases', of),
    })
    if (imported.faults.count > 0) {
      process.stderr.write(sayFaults(imported.faults))
      tell(`tongxing: ${imported.faults.count} faults; nothing was taken.`)
      return exit.wrongCall
    }
    report(imported, call)
    return exit.done
  })
}

function report(
  { faults: _, ...imported }: Imported,
  { json, dryRun }: { json: boolean; dryRun: boolean },
): void {
  const { people, cases, entries, repeated } = imported
  if (json) process.stdout.write(`${JSON.stringify({ ...imported, dryRun })}\n`)
  else
    process.stdout.write(
      `${dryRun ? 'Would take' : 'Taken'}: ${people} new people, ${cases} cases, ${entries} entries; ${repeated} were there already.\n`,
    )
}

type Call = { readonly file: string; readonly dryRun: boolean; readonly json: boolean }

function readImportCall(argv: readonly string[]): Call | number {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        'dry-run': { type: 'boolean' },
        json: { type: 'boolean' },
      },
    })
    if (values.help) {
      process.stdout.write(help)
      return exit.done
    }
    const [file] = positionals
    if (file === undefined || positionals.length > 1) throw new Error('one FILE is needed')
    if (file !== '-' && !existsSync(file)) throw new Error(`${file}: does not exist`)
    return { file, dryRun: values['dry-run'] === true, json: values.json === true }
  } catch (error) {
    tell(`tongxing: ${say(error)}\n\n${help}`)
    return exit.wrongCall
  }
}
