import sharp from 'sharp'
import type { Words } from '#core/shared/decision.ts'
import { Problem } from '#server/http/problem.ts'

const megabytes = 10
const mostPixels = 60_000_000

/** Only these two decoders may ever be reached from outside. */
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer'] })

export type KeptCopy = { readonly mediaType: string; readonly bytes: Buffer }

/**
 * A file from outside as it may be kept: its kind is read from its bytes, never from its name. Pictures are drawn anew,
 * upright and without place, camera or comment; a PDF that could act by itself is refused (security.md I5).
 */
export async function keepCopy(bytes: Buffer): Promise<KeptCopy> {
  if (bytes.length === 0) throw fileProblem('empty', { zh: '文件是空的。', en: 'The file is empty.' })
  if (bytes.length > megabytes * 1024 * 1024)
    throw fileProblem('tooLarge', {
      zh: `文件超过 ${megabytes} MB，请降低扫描分辨率。`,
      en: `The file is larger than ${megabytes} MB; scan it at a lower resolution.`,
    })
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return keepPdf(bytes)
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return redraw(bytes, 'jpeg')
  if (bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))) return redraw(bytes, 'png')
  throw fileProblem('unknownType', {
    zh: '只接受 PDF、JPEG 和 PNG。',
    en: 'Only PDF, JPEG and PNG are taken.',
  })
}

function keepPdf(bytes: Buffer): KeptCopy {
  if (/\/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia)\b/.test(bytes.toString('latin1')))
    throw fileProblem('activePdf', {
      zh: '这个 PDF 带有脚本或者附件，不能接收；请重新扫描或者另存为普通 PDF。',
      en: 'This PDF carries scripts or attachments and is not taken; scan it again or save it as a plain PDF.',
    })
  return { mediaType: 'application/pdf', bytes }
}

async function redraw(bytes: Buffer, as: 'jpeg' | 'png'): Promise<KeptCopy> {
  try {
    const picture = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' }).autoOrient()
    const drawn = as === 'jpeg' ? picture.jpeg({ quality: 85 }) : picture.png()
    return { mediaType: `image/${as}`, bytes: await drawn.toBuffer() }
  } catch {
    throw fileProblem('damaged', {
      zh: '图片无法打开，或者尺寸过大。',
      en: 'The picture can not be opened, or is too big.',
    })
  }
}

function fileProblem(code: string, says: Words): Problem {
  return new Problem(422, 'file-refused', says, [{ code, field: 'file', says }])
}
