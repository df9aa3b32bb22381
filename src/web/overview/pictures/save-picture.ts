import { type Caption, type Painting, paint } from './paint.ts'

/** Saves a picture as PNG under a neutral name. */
export async function savePicture(painting: Painting, caption: Caption, name: string): Promise<void> {
  await document.fonts.ready
  const canvas = paint(painting, caption)
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
  if (!blob) throw new Error('the canvas gave no image')
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = `${name}.png`
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
