import { type RefObject, useEffect, useRef, useState } from 'react'
import { useText } from '#web/language/language.ts'
import { overviewText } from '#web/text/overview.ts'
import type { Drawing } from './draw.ts'

/** For files: what is drawn just now, at twice its size. Null until the library is there. */
export type ChartHandle = {
  readonly draw: () => {
    readonly width: number
    readonly height: number
    readonly canvas: HTMLCanvasElement
  } | null
}

/** A picture with a spoken name. What it shows also stands in a table; the library comes when the first one is shown. */
export function Chart(props: {
  label: string
  drawing: Drawing
  height: number
  handle?: RefObject<ChartHandle | null>
}) {
  const { label, drawing, height, handle } = props
  const t = useText(overviewText)
  const box = useRef<HTMLDivElement>(null)
  const shown = useRef<(drawing: Drawing) => void>(undefined)
  const [ready, setReady] = useState(false)

  useEffect(() => {
    let end = () => {}
    let gone = false
    void import('./draw.ts').then(({ draw }) => {
      if (gone || !box.current) return
      const picture = draw(box.current)
      shown.current = picture.show
      if (handle) handle.current = { draw: picture.canvas }
      end = picture.end
      setReady(true)
    })
    return () => {
      gone = true
      if (handle) handle.current = null
      end()
    }
  }, [handle])

  useEffect(() => {
    if (ready) shown.current?.(drawing)
  }, [ready, drawing])

  return (
    <div className="chart" style={{ height }}>
      <div ref={box} role="img" aria-label={label} />
      {!ready && <p className="soft small chart-wait">{t.drawing}</p>}
    </div>
  )
}
