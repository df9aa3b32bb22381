import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import type { PaperJob, PaperSheet } from './render-paper.ts'

/** Typst is synchronous, so it lives in this thread with its fonts; the folder does not exist and nothing is read from it. */
const home = '/tongxing-papers'
const { fonts } = workerData as { fonts: readonly string[] }
const compiler = NodeCompiler.create({
  workspace: home,
  fontArgs: [{ fontBlobs: fonts.map((file) => readFileSync(file)) }],
})

parentPort?.on('message', ({ id, job }: { id: number; job: PaperJob }) => {
  try {
    parentPort?.postMessage({ id, sheet: render(job) })
  } catch (error) {
    parentPort?.postMessage({ id, fault: error instanceof Error ? error.message : String(error) })
  }
})

function render({ wording, data, as }: PaperJob): PaperSheet {
  compiler.resetShadow()
  for (const [path, text] of Object.entries(wording.sources)) shadow(path, text)
  shadow('/data.json', JSON.stringify(data))
  if (as === 'html') return marked(wording.main)
  const done = compiler.compile({ mainFilePath: `${home}${wording.main}`, resetRead: true })
  const paper = done.result
  if (!paper) throw new Error(JSON.stringify(done.takeDiagnostics()?.shortDiagnostics ?? 'no paper'))
  const bytes = as === 'pdf' ? compiler.pdf(paper, { creationTimestamp: 0 }) : picture(paper)
  compiler.evictCache(10)
  return { bytes, pages: paper.numOfPages }
}

/** The paper as marks (forms/lib/editable.typ); pages there are none. */
function marked(main: string): PaperSheet {
  const done = compiler.tryHtml({ mainFilePath: `${home}${main}`, resetRead: true })
  const paper = done.result
  if (!paper) throw new Error(JSON.stringify(done.takeDiagnostics()?.shortDiagnostics ?? 'no paper'))
  return { bytes: Buffer.from(paper.html()), pages: 0 }
}

/** The engine paints each later page's white ground over the first page, so the grounds go; the screen has its own. */
function picture(paper: NodeTypstDocument): Buffer {
  const ground = /<path class="typst-shape" fill="#ffffff" [^>]*d="M 0 0v 841[^>]*\/>/g
  return Buffer.from(compiler.plainSvg(paper).replace(ground, ''))
}

function shadow(path: string, text: string): void {
  compiler.mapShadow(`${home}${path}`, Buffer.from(text))
}
