import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DossierPlan } from '#core/dossier/dossier-plan.ts'
import { packageRoot } from '#server/config.ts'
import { parseYamlFiles } from '#server/policies/parse-yaml.ts'

let plan: DossierPlan | undefined
let layout: string | undefined

/** What a printed file holds, read once a process. */
export function readDossierPlan(): DossierPlan {
  plan ??= DossierPlan.parse(
    parseYamlFiles([{ folder: 'forms', path: 'dossier.yaml', text: read('dossier.yaml') }])[0],
  )
  return plan
}

export function readDossierLayout(): string {
  layout ??= read('lib/dossier.typ')
  return layout
}

function read(path: string): string {
  return readFileSync(join(packageRoot(), 'forms', path), 'utf8')
}
