import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('../src/web/kit/tokens.css', import.meta.url), 'utf8')

/** Text on its ground, as the kit uses them: WCAG 2.2 AA asks for 4.5 to 1. */
const texts: readonly (readonly [string, string])[] = [
  ['ink', 'paper'],
  ['ink', 'surface'],
  ['ink-soft', 'paper'],
  ['ink-soft', 'surface'],
  ['ink-soft', 'surface-sunk'],
  ['ink-faint', 'surface'],
  ['ink-faint', 'surface-sunk'],
  ['ink-faint', 'paper'],
  ['accent', 'surface'],
  ['accent', 'paper'],
  ['accent', 'accent-soft'],
  ['accent-strong', 'accent-soft'],
  ['surface', 'accent'],
  ['surface', 'ink'],
  ['danger', 'surface'],
  ['danger-strong', 'danger-soft'],
  ['late', 'late-soft'],
  ['good', 'good-soft'],
]

/** Borders of fields against what is around them: 3 to 1. */
const borders: readonly (readonly [string, string])[] = [
  ['line-strong', 'surface'],
  ['line-strong', 'paper'],
  ['accent', 'surface'],
  ['danger', 'surface'],
]

test.each(texts)('text %s on %s can be read', (front, back) => {
  expect(contrast(token(front), token(back))).toBeGreaterThanOrEqual(4.5)
})

test.each(borders)('the border %s is seen on %s', (front, back) => {
  expect(contrast(token(front), token(back))).toBeGreaterThanOrEqual(3)
})

function token(name: string): string {
  const found = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(css)?.[1]
  if (!found) throw new Error(`tokens.css has no colour --${name}`)
  return found
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255))
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0)
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}
