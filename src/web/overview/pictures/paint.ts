/** What a picture is made of, in CSS pixels, so that the same layout goes on the screen's canvas and into a file. */
export type Shape =
  | {
      readonly kind: 'box'
      readonly x: number
      readonly y: number
      readonly w: number
      readonly h: number
      readonly fill: string
      readonly line?: string
      readonly hatched?: boolean
    }
  | {
      readonly kind: 'text'
      readonly x: number
      readonly y: number
      readonly text: string
      readonly size: number
      readonly color: string
      readonly bold?: boolean
      readonly align?: 'left' | 'right' | 'center'
      readonly most?: number
    }

/** A picture without its head: shapes, or a canvas that the chart library has drawn at twice its size. */
export type Painting =
  | { readonly width: number; readonly height: number; readonly shapes: readonly Shape[] }
  | { readonly width: number; readonly height: number; readonly canvas: HTMLCanvasElement }

/** Words above and below a picture in a file: without the page around it, it must say by itself what it is. */
export type Caption = {
  readonly title: string
  readonly lines: readonly string[]
  readonly foot: readonly string[]
}

const scale = 2
const edge = 24
const font = '"PingFang SC", "Noto Sans SC", "Microsoft YaHei", system-ui, sans-serif'

/** Draws picture and caption at twice the size, on white. */
export function paint(painting: Painting, caption: Caption): HTMLCanvasElement {
  const width = Math.max(painting.width, 560) + 2 * edge
  const canvas = document.createElement('canvas')
  const c = canvas.getContext('2d')
  if (!c) throw new Error('no canvas to draw on')
  const measure = (text: string, size: number) => wrap(c, text, size, width - 2 * edge)
  const title = measure(caption.title, 18)
  const lines = caption.lines.flatMap((l) => measure(l, 12))
  const foot = caption.foot.flatMap((l) => measure(l, 11))
  const top = edge + 26 * title.length + 18 * lines.length + 12
  const height = top + painting.height + 12 + 16 * foot.length + edge
  canvas.width = width * scale
  canvas.height = height * scale
  c.scale(scale, scale)
  c.fillStyle = '#ffffff'
  c.fillRect(0, 0, width, height)
  const soft = { x: edge, color: '#4a575b' }
  for (const [i, text] of title.entries())
    write(c, { x: edge, y: edge + 22 * (i + 1), text, size: 18, color: '#182124', bold: true })
  const below = edge + 22 * title.length + 4
  for (const [i, text] of lines.entries()) write(c, { ...soft, y: below + 18 * (i + 1), text, size: 12 })
  c.save()
  c.translate(edge, top)
  if ('canvas' in painting) c.drawImage(painting.canvas, 0, 0, painting.width, painting.height)
  else for (const shape of painting.shapes) drawShape(c, shape)
  c.restore()
  const end = top + painting.height + 12
  for (const [i, text] of foot.entries()) write(c, { ...soft, y: end + 16 * (i + 1), text, size: 11 })
  return canvas
}

type Text = Omit<Extract<Shape, { kind: 'text' }>, 'kind'>

function drawShape(c: CanvasRenderingContext2D, shape: Shape): void {
  if (shape.kind === 'text') {
    write(c, shape)
    return
  }
  const { x, y, w, h, fill, line, hatched } = shape
  c.fillStyle = fill
  c.fillRect(x, y, w, h)
  if (hatched) hatch(c, shape)
  if (!line) return
  c.strokeStyle = line
  c.lineWidth = 1
  c.strokeRect(x + 0.5, y + 0.5, w - 1, h - 1)
}

function hatch(
  c: CanvasRenderingContext2D,
  { x, y, w, h }: { x: number; y: number; w: number; h: number },
): void {
  c.save()
  c.beginPath()
  c.rect(x, y, w, h)
  c.clip()
  c.strokeStyle = '#9aa5a8'
  c.lineWidth = 1
  for (let d = -h; d < w; d += 7) {
    c.beginPath()
    c.moveTo(x + d, y + h)
    c.lineTo(x + d + h, y)
    c.stroke()
  }
  c.restore()
}

function write(c: CanvasRenderingContext2D, t: Text): void {
  c.font = `${t.bold ? 600 : 400} ${t.size}px ${font}`
  c.fillStyle = t.color
  c.textAlign = t.align ?? 'left'
  c.textBaseline = 'alphabetic'
  c.fillText(t.text, t.x, t.y, t.most)
}

/** What must not begin a line. */
const closing: ReadonlySet<string> = new Set('，。、；：！？）》”.,;:!?)')

/** Chinese has no spaces to break at: a line is as many characters as fit. */
function wrap(c: CanvasRenderingContext2D, text: string, size: number, width: number): string[] {
  c.font = `${size >= 18 ? 600 : 400} ${size}px ${font}`
  const lines: string[] = []
  let line = ''
  for (const char of text) {
    if (line && !closing.has(char) && c.measureText(line + char).width > width) {
      lines.push(line)
      line = ''
    }
    line += char
  }
  return line ? [...lines, line] : lines
}
