import { type DemoLogin, demoPassword } from '#core/demo/demo-logins.ts'

/** The table that ends the making of the city: whom to sign in as, and what for. */
export function sayLogins(logins: readonly DemoLogin[]): string {
  const rows = logins.map(({ login, role, name, sees }) => [login, role, name, sees])
  const widths = [0, 1, 2].map((k) => Math.max(...rows.map((row) => widthOf(row[k] ?? ''))))
  const lines = rows.map((row) =>
    row.map((cell, k) => cell + ' '.repeat(Math.max(0, (widths[k] ?? 0) - widthOf(cell)))).join('  '),
  )
  return [
    '',
    'Sign in to the demonstration (the second factor is filled in for you):',
    ...lines.map((line) => `  ${line.trimEnd()}`),
    `Password of every login: ${demoPassword}`,
    '',
  ].join('\n')
}

/** Chinese characters take two columns of a terminal. */
function widthOf(text: string): number {
  return [...text].reduce((sum, c) => sum + ((c.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1), 0)
}
