import { createHash, createHmac } from 'node:crypto'
import { drawSample, sampleSize } from '#core/oversight/draw-sample.ts'
import type { SampleSize } from '#core/oversight/rule-shapes.ts'

export type DrawnFiles = { readonly picks: readonly string[]; readonly frameSha256: Buffer }

/** The files of a visit: ranked by HMAC-SHA-256 of their ids under the seed, so that anybody with frame and seed draws the same. */
export function drawFiles(frame: readonly string[], seed: Buffer, rule: SampleSize): DrawnFiles {
  return { picks: picksOf(frame, seed, sampleSize(frame.length, rule)), frameSha256: hashOf(frame) }
}

/** Do frame, seed and picks still belong together? */
export function drawnAlike(
  frame: readonly string[],
  seed: string,
  written: { readonly picks: readonly string[]; readonly frameSha256: string },
): boolean {
  const again = picksOf(frame, Buffer.from(seed, 'hex'), written.picks.length)
  const same = again.every((id, i) => id === written.picks[i])
  return same && hashOf(frame).toString('hex') === written.frameSha256
}

function picksOf(frame: readonly string[], seed: Buffer, size: number): readonly string[] {
  return drawSample(frame, size, (id) => createHmac('sha256', seed).update(id).digest('hex'))
}

function hashOf(frame: readonly string[]): Buffer {
  return createHash('sha256').update(frame.join('\n')).digest()
}
