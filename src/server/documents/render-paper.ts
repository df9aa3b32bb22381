import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import type { FieldValue } from '#core/forms/field-kind.ts'
import { startThread } from '#server/threads/start-thread.ts'
import type { Wording } from './read-forms.ts'

/** What a template reads: the filled groups and, as `document`, what belongs to the paper itself. */
export type PaperData = {
  readonly [group: string]: Readonly<Record<string, FieldValue>> | PaperHead
  readonly document: PaperHead
}
export type PaperHead = {
  readonly number: string
  readonly on: string
  readonly draft: boolean
  /** Printed across a paper that was made void. */
  readonly void?: true
  readonly fonts: { readonly body: readonly string[]; readonly title: readonly string[] }
}
export type PaperJob = {
  readonly wording: Wording
  readonly data: { readonly document: PaperHead; readonly [group: string]: unknown }
  readonly as: 'pdf' | 'svg' | 'html'
}
export type PaperSheet = { readonly bytes: Uint8Array; readonly pages: number }

const longest = 20_000
const packaged = 'Noto Serif SC'

type Waiting = { readonly done: (sheet: PaperSheet) => void; readonly fail: (error: Error) => void }

/** One thread for the process, started on first use; it dies with a fault and the next paper starts another. */
let thread: Worker | undefined
let count = 0
const waiting = new Map<number, Waiting>()

/** Draws a paper; equal input gives equal bytes. Throws where the template is at fault or takes too long. */
export function renderPaper(job: PaperJob, fontDir?: string): Promise<PaperSheet> {
  const worker = running(fontDir)
  const id = ++count
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => stop(new Error('the paper took too long to draw'), worker), longest)
    const end =
      <T>(settle: (value: T) => void) =>
      (value: T) => {
        clearTimeout(timer)
        waiting.delete(id)
        if (waiting.size === 0) worker.unref()
        settle(value)
      }
    waiting.set(id, { done: end(resolve), fail: end(reject) })
    worker.ref()
    worker.postMessage({ id, job })
  })
}

/** Fonts take a second to load: asked for when the list of forms opens, before the first paper is wanted. */
export function warmPrinter(fontDir?: string): void {
  running(fontDir)
}

/** Families in the order of preference: what the office put into FONT_DIR, then the packaged serif. */
export function fontsOf(fontDir: string | undefined): PaperHead['fonts'] {
  const own = fontDir !== undefined
  return {
    body: own ? ['FangSong', 'FangSong_GB2312', 'FZFangSong-Z02S', packaged] : [packaged],
    title: own ? ['FZXiaoBiaoSong-B05S', 'STZhongsong', packaged] : [packaged],
  }
}

function running(fontDir: string | undefined): Worker {
  if (thread) return thread
  const started = startThread('server/documents/render-paper', {
    workerData: { fonts: fontFiles(fontDir) },
    env: {},
    stderr: false,
  })
  started.unref()
  started.on('message', ({ id, sheet, fault }: { id: number; sheet?: PaperSheet; fault?: string }) => {
    if (sheet) waiting.get(id)?.done(sheet)
    else waiting.get(id)?.fail(new Error(`a paper could not be drawn: ${fault}`))
  })
  started.once('error', (error) => stop(error, started))
  started.once('exit', () => stop(new Error('the printing thread ended'), started))
  thread = started
  return started
}

/** Ends one thread and fails what waits for it; one that ended before is not there any more and touches nothing. */
function stop(error: Error, old: Worker): void {
  if (thread !== old) return
  thread = undefined
  void old.terminate()
  for (const one of [...waiting.values()]) one.fail(error)
}

function fontFiles(fontDir: string | undefined): string[] {
  const home = dirname(
    createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/package.json'),
  )
  const own =
    fontDir && existsSync(fontDir)
      ? readdirSync(fontDir)
          .filter((name) => /\.(ttf|otf|ttc)$/i.test(name))
          .sort()
          .map((name) => join(fontDir, name))
      : []
  return [
    ...own,
    join(home, '400Regular/NotoSerifSC_400Regular.ttf'),
    join(home, '700Bold/NotoSerifSC_700Bold.ttf'),
  ]
}
