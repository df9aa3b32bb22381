import { commands } from './commands.ts'

const help = `tongxing – casework for community detoxification and rehabilitation (社区戒毒/社区康复)

Usage: bin/tongxing COMMAND [options]     (COMMAND --help tells more, with examples)

${commands.map(({ name, does }) => `  ${name.padEnd(10)} ${does}`).join('\n')}

Exit codes: 0 done · 1 failed · 2 the input or the call was wrong (nothing was done)

Examples:
  bin/tongxing serve --demo
  bin/tongxing replay journal.ndjson --policy cn-32-05 --as-of 2026-03-01 --json
  bin/tongxing policy check
  bin/tongxing doctor --json
`

const [name, ...rest] = process.argv.slice(2)
if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
  process.stdout.write(help)
  process.exitCode = name === undefined ? 2 : 0
} else {
  const command = commands.find((c) => c.name === name)
  if (command) process.exitCode = await command.run(rest)
  else {
    process.stderr.write(`tongxing: there is no command '${name}'.\n\n${help}`)
    process.exitCode = 2
  }
}
