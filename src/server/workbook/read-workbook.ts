import { startThread } from '#server/threads/start-thread.ts'
import type { Decoded } from './decode-table.ts'
import { workbookLimits as limits } from './limits.ts'

/**
 * Reads a file from outside in a thread of its own, with limits on bytes, memory and time and without our environment.
 * A thread that dies or hangs is a fault of the file, never of the server.
 */
export async function readWorkbook(file: Buffer, timeMs: number = limits.timeMs): Promise<Decoded> {
  if (file.length > limits.fileBytes)
    return { fault: { code: 'tooLarge', args: { max: String(limits.fileBytes / 1024 / 1024) } } }
  return new Promise((resolve) => {
    const thread = startThread('server/workbook/decode-table', {
      workerData: new Uint8Array(file),
      env: {},
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, maxYoungGenerationSizeMb: 64 },
    })
    const timer = setTimeout(() => end({ fault: { code: 'tookTooLong' } }), timeMs)
    function end(answer: Decoded): void {
      clearTimeout(timer)
      void thread.terminate()
      resolve(answer)
    }
    thread.once('message', (answer: Decoded) => end(answer))
    thread.once('error', () => end({ fault: { code: 'damaged' } }))
    thread.once('exit', () => end({ fault: { code: 'damaged' } }))
  })
}
