import { tell } from '#cli/call.ts'

export type Progress = {
  readonly at: (done: number, note?: string, of?: number) => void
  readonly end: (note: string) => void
}

/** On a terminal one line that moves, elsewhere a line now and then; counted, with the time that is left. */
export function showProgress(
  title: string,
  total: number,
  stream: NodeJS.WriteStream = process.stderr,
): Progress {
  const began = performance.now()
  let last = 0
  const line = (done: number, note: string, of: number) => {
    const seconds = (performance.now() - began) / 1000
    const left = done === 0 ? '' : ` · ${Math.max(0, Math.round((seconds / done) * (of - done)))} s left`
    const percent = String(Math.floor((done / Math.max(1, of)) * 100)).padStart(3)
    return `${title} ${percent} % · ${done.toLocaleString('en')} of ${of.toLocaleString('en')}${note}${left}`
  }
  return {
    at: (done, note = '', of = total) => {
      const now = performance.now()
      if (now - last < (stream.isTTY ? 100 : 5000) && done < of) return
      last = now
      if (stream.isTTY) stream.write(`\r${line(done, note, of)}\u001b[K`)
      else tell(line(done, note, of))
    },
    end: (note) => {
      const seconds = ((performance.now() - began) / 1000).toFixed(1)
      stream.write(
        `${stream.isTTY ? '\r' : ''}${title}: ${note} in ${seconds} s${stream.isTTY ? '\u001b[K' : ''}\n`,
      )
    },
  }
}
