const chinese: Readonly<Record<string, number>> = { 一: 1, 二: 2, 两: 2, 三: 3, 半: 0.5 }

/** Months of a term as lists write it: `36`, `36个月`, `3年`, 三年, `2年6个月`. Undefined where it can not be read. */
export function readTerm(text: string): number | undefined {
  const plain = text.replace(/\s/g, '')
  if (/^\d{1,3}$/.test(plain)) return Number(plain)
  const parts = /^(?:(\d{1,2}|[一二两三])年(半)?)?零?(?:(\d{1,3})个?月)?整?$/.exec(plain)
  if (!parts || plain === '') return undefined
  const [, years = '', half = '', months = ''] = parts
  if (years === '' && months === '') return undefined
  const whole = chinese[years] ?? Number(years === '' ? 0 : years)
  return whole * 12 + (half === '' ? 0 : 6) + Number(months === '' ? 0 : months)
}
