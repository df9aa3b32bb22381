import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The clone's folder, from source and from the bundle alike: where policies/, migrations/ and areas/ stand. */
export function projectRoot(): string {
  let place = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(place, 'policies')) || !existsSync(join(place, 'package.json'))) {
    const parent = dirname(place)
    if (parent === place) throw new Error('the folder with policies/ and package.json was not found')
    place = parent
  }
  return place
}
