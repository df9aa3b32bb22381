import { gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { englishApart } from './scripts/english-apart.ts'

/** What a worker loads in the field: sign-in (the entry), my day, the case, recording. Together they stay under the budget, gzip, or the build fails. */
const fieldScreens = ['day-screen', 'case-screen', 'record-screen']
const budgetBytes = 200_000

/**
 * One application for desk and phone. Every screen is its own chunk. Nothing is inlined, so that the strict
 * Content-Security-Policy of the server holds.
 */
export default defineConfig({
  root: 'src/web',
  publicDir: 'public',
  plugins: [englishApart(import.meta.dirname), react(), withoutJsonSchema(), fieldBudget()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The charts, loaded only on figure pages, are one chunk of this size.
    chunkSizeWarningLimit: 700,
    target: 'es2022',
    cssTarget: 'chrome109',
    // What every screen needs comes in few files: eighty small ones compress worse and wait for one another.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'vendor',
              test: /node_modules\/(react|react-dom|scheduler|react-router|@tanstack|zod)\//,
            },
            { name: 'kit', test: /src\/web\/(kit|api|language)\/.*\.tsx?$/ },
            { name: 'icons', test: /node_modules\/lucide-react\//, minShareCount: 4 },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: {
      '/api': 'http://127.0.0.1:3000',
      '/live': 'http://127.0.0.1:3000',
      '/ready': 'http://127.0.0.1:3000',
    },
  },
})

/** Zod's way to JSON Schema is for the server's OpenAPI; in the browser nobody calls it, and it is a tenth of the first load. */
function withoutJsonSchema(): Plugin {
  return {
    name: 'without-json-schema',
    apply: 'build',
    transform(code, id) {
      if (!/zod\/v4\/core\/(to-json-schema|json-schema-processors)\.js$/.test(id)) return null
      const names = [...code.matchAll(/^export (?:const|function) (\w+)/gm)].map((m) => m[1])
      if (names.length === 0) this.error(`${id} exports nothing that is known here any more`)
      return { code: names.map((name) => `export const ${name} = () => () => ({})`).join('\n'), map: null }
    },
  }
}

function fieldBudget(): Plugin {
  return {
    name: 'field-budget',
    generateBundle(_options, bundle) {
      const needed = new Set<string>()
      const need = (file: string) => {
        const chunk = bundle[file]
        if (needed.has(file) || chunk?.type !== 'chunk') return
        needed.add(file)
        for (const imported of chunk.imports) need(imported)
      }
      for (const [file, chunk] of Object.entries(bundle)) {
        if (chunk.type === 'chunk' && (chunk.isEntry || fieldScreens.includes(chunk.name))) need(file)
      }
      let bytes = 0
      for (const file of needed) {
        const chunk = bundle[file]
        if (chunk?.type === 'chunk') bytes += gzipSync(chunk.code).length
      }
      const says = `field screens together: ${(bytes / 1000).toFixed(1)} kB gzip of ${budgetBytes / 1000} kB`
      if (bytes > budgetBytes) this.error(says)
      else this.info(says)
    },
  }
}
