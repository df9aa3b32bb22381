import { exit, readCall, say } from '#cli/call.ts'
import { examine, type Finding } from '#cli/examination.ts'

const help = `tongxing doctor – check this machine, the database and the settings

Says what is wrong and how to mend it. Starts the embedded database when it does not run, and stops it again.

  bin/tongxing doctor
  bin/tongxing doctor --json      { ok, findings: [{ area, level, says, mend }] }

Exit codes: 0 nothing that hinders · 1 something must be mended
`

export async function doctorCommand(argv: readonly string[]): Promise<number> {
  const call = readCall(argv, { json: { type: 'boolean' } }, help)
  if (typeof call === 'number') return call
  const findings = await examine().catch((error): Finding[] => [
    { area: 'doctor', level: 'fault', says: say(error), mend: '' },
  ])
  const ok = findings.every((f) => f.level !== 'fault')
  process.stdout.write(call['json'] ? `${JSON.stringify({ ok, findings })}\n` : findings.map(line).join(''))
  return ok ? exit.done : exit.failed
}

const marks = { good: 'ok     ', warning: 'warning', fault: 'FAULT  ' }

function line(f: Finding): string {
  const mend = f.mend === '' ? '' : `${' '.repeat(22)}${f.mend}\n`
  return `${marks[f.level]}  ${f.area.padEnd(12)} ${f.says}\n${mend}`
}
