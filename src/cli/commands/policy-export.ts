import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { stringify } from 'yaml'
import { withServices } from '#cli/with-services.ts'
import type { RawPack } from '#core/policy/pack-file.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { adoptedReplies } from '#server/policies/adopted-reply.ts'

/** Writes the packs that were adopted and are in force on a day as folders of files, laid out as in `policies/`. */
export function exportAdopted(folder: string, on: PlainDate | undefined): Promise<number> {
  return withServices(async ({ services }) => {
    const { policies, clock } = services
    const day = on ?? clock.today()
    const adopted = new Set(
      adoptedReplies(policies.adopted(), day).flatMap((a) => (a.state === 'inForce' ? [a.pack] : [])),
    )
    const packs = policies.on(day).raws.filter((raw) => adopted.has(raw.folder))
    for (const pack of packs) writePackFolder(resolve(folder), pack)
    process.stdout.write(packs.length === 0 ? 'No adopted pack is in force.\n' : '')
    for (const pack of packs)
      process.stdout.write(`${join(folder, pack.folder)}: ${pack.files.length} files\n`)
    return 0
  })
}

function writePackFolder(folder: string, pack: RawPack): void {
  const home = join(folder, pack.folder)
  if (existsSync(home)) throw new RangeError(`'${home}' is there already; name an empty folder`)
  mkdirSync(home, { recursive: true })
  for (const file of pack.files)
    writeFileSync(join(home, file.path), stringify(file.content, { lineWidth: 120 }))
}

/** Lists what was adopted: from which day, by whom, with the hash of the text. */
export function listAdoptedPacks(json: boolean): Promise<number> {
  return withServices(async ({ services }) => {
    const rows = adoptedReplies(services.policies.adopted(), services.clock.today())
    if (json) process.stdout.write(`${JSON.stringify(rows)}\n`)
    else
      for (const row of rows)
        process.stdout.write(
          `${row.effectiveOn}  ${row.pack.padEnd(10)} ${row.state.padEnd(10)} ${row.sha256.slice(0, 12)}  ${row.title} (${row.askedName} / ${row.approvedName})\n`,
        )
    return 0
  })
}
