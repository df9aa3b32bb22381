import { ChartColumn, Download, Image, Printer, Table2 } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { ApiError } from '#web/api/call.ts'
import { Button } from '#web/kit/button.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { sayInstant } from '#web/language/dates.ts'
import { useSay, useText } from '#web/language/language.ts'
import { overviewText } from '#web/text/overview.ts'
import { picturesText } from '#web/text/pictures.ts'
import type { Painting } from './paint.ts'
import { printOne } from './print-one.ts'
import { savePicture } from './save-picture.ts'
import './pictures.css'

/** What every picture says of itself, on paper and in a file. */
export type About = {
  readonly title: string
  readonly area: string
  readonly day: string
  readonly knownAt: string
  readonly source: string
  readonly version: number
  /** What the picture says in words: under its head on paper and in a file. */
  readonly says?: readonly string[]
}

/**
 * A picture with everything that belongs to it: its table, its image, its workbook, its page on paper. The caption is
 * shown on paper; on the screen the page around it says the same.
 */
export function PictureFrame(props: {
  about: About
  /** A neutral name for the saved file. */
  name: string
  picture: ReactNode
  table: ReactNode
  /** Read when the image is asked for: what is on the screen then. */
  painting: () => Painting | Promise<Painting>
  onExcel?: () => Promise<void>
}) {
  const { about, picture, table, painting, onExcel } = props
  const t = useText(picturesText)
  const overview = useText(overviewText)
  const say = useSay()
  const toast = useToast()
  const frame = useRef<HTMLElement>(null)
  const [asTable, setAsTable] = useState(false)
  const [busy, setBusy] = useState<'png' | 'excel'>()
  const { title, area, day, knownAt, source, version } = about
  const lines = [
    `${area} · ${overview.onDay(day)} · ${t.knownAt(sayInstant(knownAt))}`,
    ...(about.says ?? []),
  ]
  const foot = [`${t.source(source)}${/[。.]$/.test(source) ? '' : ' '} ${t.versionOf(version)}`]

  async function run(what: 'png' | 'excel', act: () => Promise<void>) {
    setBusy(what)
    try {
      await act()
    } catch (error) {
      toast(error instanceof ApiError ? say(error.says) : t.pngFailed)
    }
    setBusy(undefined)
  }

  const png = () =>
    run('png', async () => savePicture(await painting(), { title, lines, foot }, `${props.name}-${day}`))

  return (
    <figure className="picture stack tight" ref={frame}>
      <figcaption className="print-only">
        <strong>{title}</strong>
        <p className="small">{lines[0]}</p>
      </figcaption>
      <fieldset className="row no-print picture-tools">
        <legend className="hidden-words">{t.tools}</legend>
        <Button
          small
          kind="plain"
          icon={asTable ? ChartColumn : Table2}
          pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          <span className="tool-words">{asTable ? overview.asChart : overview.asTable}</span>
        </Button>
        <Button small kind="plain" icon={Image} busy={busy === 'png'} onClick={() => void png()}>
          <span className="tool-words">{t.png}</span>
        </Button>
        {onExcel && (
          <Button
            small
            kind="plain"
            icon={Download}
            busy={busy === 'excel'}
            onClick={() => void run('excel', onExcel)}
          >
            <span className="tool-words">{t.excel}</span>
          </Button>
        )}
        <Button small kind="plain" icon={Printer} onClick={() => frame.current && printOne(frame.current)}>
          <span className="tool-words">{t.print}</span>
        </Button>
      </fieldset>
      {asTable ? table : picture}
      <p className="print-only small">{foot.join(' ')}</p>
    </figure>
  )
}
