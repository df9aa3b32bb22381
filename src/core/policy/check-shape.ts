import type { Fault } from './pack-fault.ts'

const plain: ReadonlySet<string> = new Set([
  'day',
  'workDay',
  'hour',
  'month',
  'year',
  'time',
  'person',
  'percent',
  'cm',
  'mg',
])
const rhythm: ReadonlySet<string> = new Set(['perMonth', 'perYear'])

/**
 * Whoever asks for a rule trusts its shape: a number where the unit is one, for a rhythm also a list (by year of the term)
 * or numbers by tier with a `default`; and never another kind of value than the pack above has.
 */
export function checkShape(value: unknown, unit: string | undefined, above: unknown, fault: Fault): void {
  if (unit !== undefined && !plain.has(unit) && !rhythm.has(unit))
    fault({
      zh: `没有单位 ${unit}。`,
      en: `There is no unit '${unit}'; there are ${[...plain, ...rhythm].join(', ')}.`,
    })
  else if (unit !== undefined && plain.has(unit) && !isCount(value))
    fault({
      zh: `单位为 ${unit} 的值应当是不小于零的数。`,
      en: `A value in ${unit} must be a number of zero or more.`,
    })
  else if (unit !== undefined && rhythm.has(unit) && !isCount(value) && !isCounts(value))
    fault(
      {
        zh: '频次应当是数、各年的数，或者各级的数。',
        en: 'A rhythm is a number, a number for each year, or for each tier.',
      },
      { zh: '按等级写时要有 default。', en: 'By tier it needs a default.' },
    )
  if (above !== undefined && unit === undefined && kindOf(value) !== kindOf(above))
    fault({
      zh: `上级的值是 ${kindOf(above)}，这里是 ${kindOf(value)}。`,
      en: `The value above is a ${kindOf(above)}, this is a ${kindOf(value)}.`,
    })
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}

function isCounts(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every(isCount)
  if (typeof value !== 'object' || value === null || !('default' in value)) return false
  return Object.values(value).every(
    (v) => isCount(v) || (Array.isArray(v) && v.length > 0 && v.every(isCount)),
  )
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'list' : typeof value
}
