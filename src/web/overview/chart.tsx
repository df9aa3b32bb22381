import { useEffect, useRef, useState } from 'react'
import { useText } from '#web/language/language.ts'
import { overviewText } from '#web/text/overview.ts'
import type { Drawing } from './draw.ts'

/** A picture with a spoken name. What it shows also stands in a table; the library comes when the first one is shown. */
export function Chart({ label, drawing, height }: { label: string; drawing: Drawing; height: number }) {
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
      end = picture.end
      setReady(true)
    })
    return () => {
      gone = true
      end()
    }
  }, [])

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
