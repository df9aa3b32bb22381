import type { Sample } from './samples.ts'

export const partsSamples: Readonly<Record<string, Sample>> = {
  'overview.parts': {
    names: 'area',
    input: (t) => ({ query: { area: t.township, metric: 'executionRate', by: 'sex' } }),
  },
}
