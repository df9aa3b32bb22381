import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const words = 'virtual:english'
const pair =
  /^import \{ topic \} from '#web\/language\/language\.ts'\nimport \{ (\w+) as en \} from '\.\/en\/([a-z-]+)\.ts'\nimport \{ \1 as zh \} from '\.\/zh-cn\/\2\.ts'\n/

/**
 * English words as a file of their own, which only readers of English load: a twentieth of the field's first load.
 * In the sources both languages stand side by side, so that a missing key does not compile; here, in the build only,
 * each topic gets an empty object for English, and `loadEnglish` fills them.
 */
export function englishApart(root: string): Plugin {
  const text = join(root, 'src/web/text')
  const topics = readdirSync(join(text, 'en')).map((file) => file.replace(/\.ts$/, ''))
  return {
    name: 'english-apart',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id) => (id === words ? `\0${words}` : null),
    load(id) {
      if (id !== `\0${words}`) return null
      const imports = topics.map((topic, i) => `import * as t${i} from '#web/text/en/${topic}.ts'`)
      const entries = topics.map((topic, i) => `'${topic}': Object.values(t${i})[0]`)
      return `${imports.join('\n')}\nexport default {\n${entries.join(',\n')}\n}`
    },
    transform(code, id) {
      if (id.endsWith('/src/web/language/english.ts')) return loader
      const [, topic] = /\/src\/web\/text\/([a-z-]+)\.ts$/.exec(id) ?? []
      if (topic === undefined) return null
      const found = pair.exec(code)
      if (found?.[2] !== topic || !topics.includes(topic))
        this.error(`${topic}: a topic pairs './en/${topic}.ts' and './zh-cn/${topic}.ts' and nothing else`)
      const head = `import { topic } from '#web/language/language.ts'\nimport { englishOf } from '#web/language/english.ts'\nimport { ${found?.[1]} as zh } from './zh-cn/${topic}.ts'\nconst en = englishOf('${topic}')\n`
      return { code: code.replace(pair, () => head), map: null }
    },
  }
}

const loader = `
const topics = new Map()
export function englishOf(topic) {
  const known = topics.get(topic) ?? {}
  topics.set(topic, known)
  if (all) Object.assign(known, all[topic])
  return known
}
let all
export async function loadEnglish() {
  all = (await import('${words}')).default
  for (const [topic, known] of topics) Object.assign(known, all[topic])
}
`
