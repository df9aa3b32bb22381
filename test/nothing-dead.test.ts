import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

const files = (await Promise.all(['src', 'test', 'bench', 'scripts'].map(sourcesUnder))).flat()
const texts = new Map(await Promise.all(files.map(async (f) => [f, await readFile(f, 'utf8')] as const)))
const words = new Map([...texts].map(([f, text]) => [f, new Set(text.match(/\w+/g) ?? [])] as const))
const product = files.filter((f) => f.startsWith('src/') && !f.includes('.test.'))
const exported = product.flatMap((file) =>
  [...(texts.get(file) ?? '').matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm)].map(
    ([, name = '']) => ({ file, name }),
  ),
)

test('there is something to check', () => expect(exported.length).toBeGreaterThan(200))

test('every exported function, constant and class is used somewhere', () => {
  const dead = exported.filter(
    ({ file, name }) =>
      !usedAtHome(file, name) && ![...words].some(([f, all]) => f !== file && all.has(name)),
  )
  expect(dead.map(({ file, name }) => `${name} of ${file}`)).toEqual([])
})

/** A schema may stand alone for its type and be used by its neighbours in the same file. */
function usedAtHome(file: string, name: string): boolean {
  const rest = (texts.get(file) ?? '').replace(new RegExp(`^export .*\\b${name}\\b.*$`, 'gm'), '')
  return new RegExp(`\\b${name}\\b`).test(rest)
}

async function sourcesUnder(place: string): Promise<string[]> {
  const found = await readdir(place, { recursive: true })
  return found.filter((f) => /\.(tsx?|mjs)$/.test(f)).map((f) => `${place}/${f.replaceAll('\\', '/')}`)
}
