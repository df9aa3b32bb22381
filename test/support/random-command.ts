import type { z } from 'zod'
import { roles } from '#core/access/roles.ts'
import { measures } from '#core/case/case-state.ts'
import type { Author, Entry } from '#core/journal/entry.ts'
import { type EntryType, id } from '#core/journal/entry-type.ts'
import { entryTypes } from '#core/journal/entry-types.ts'
import { AreaCode } from '#core/shared/area.ts'
import { addDays, PlainDate } from '#core/shared/plain-date.ts'
import type { Dice } from './random-life.ts'

/** What somebody sends to the server: an entry as it was typed, who sends it, and the day on which it arrives. */
export type Command = { readonly json: unknown; readonly author: Author; readonly today: PlainDate }

const types = Object.values(entryTypes)
const packs = ['330106001', '320505001', '500103002', '310101001', '370102001', '329801001', '120101001']
/** What moves a measure, sent more often than the rest. */
const moving = [
  'orderServed',
  'reportedIn',
  'reportedIn',
  'suspended',
  'suspended',
  'resumed',
  'resumed',
  'terminated',
  'policeDecided',
  'dischargeNotified',
  'struck',
  'struck',
  'objectionDecided',
  'placeChangeAsked',
]

/** Draws commands that know the journal they are sent to: mostly sensible, often too late, sometimes nonsense. */
export function randomCommand(dice: Dice, journal: readonly Entry[], today: PlainDate): Command {
  const type = typeOf(dice, journal)
  const author = authorOf(dice, type)
  if (journal.length > 0 && dice.chance(0.02)) {
    const { by: _, recordedAt: __, ...again } = dice.of(journal)
    return { json: again, author, today }
  }
  const json = {
    id: `e${dice.below(1e9)}`,
    case: 'case',
    type: dice.chance(0.01) ? 'constructor' : type.type,
    on: dayOf(dice, journal, today),
    data: spoil(dice, dataOf(dice, type, journal, today)),
  }
  return { json, author, today }
}

function typeOf(dice: Dice, journal: readonly Entry[]): EntryType {
  const name =
    journal.length === 0 && dice.chance(0.9)
      ? 'orderIssued'
      : dice.chance(0.55)
        ? dice.of(moving)
        : dice.of(types).type
  return entryTypes[name] ?? dice.of(types)
}

function authorOf(dice: Dice, type: EntryType): Author {
  const role = dice.chance(0.93) ? dice.of(type.writers) : dice.of(roles)
  return { user: `${role}-${dice.below(3)}`, role, org: 'org' }
}

/** Today, lately, long ago, on the day of something that is there, or still to come. */
function dayOf(dice: Dice, journal: readonly Entry[], today: PlainDate): PlainDate {
  const luck = dice.below(100)
  if (luck < 50) return today
  if (luck < 75) return addDays(today, -dice.below(40))
  if (luck < 85 && journal.length > 0) return dice.of(journal).on
  if (luck < 97) return addDays(today, -dice.below(1500))
  return luck === 97 ? '2025-02-29' : addDays(today, 1 + dice.below(30))
}

type Data = Record<string, unknown>

function dataOf(dice: Dice, type: EntryType, journal: readonly Entry[], today: PlainDate): Data {
  if (type.type === 'orderIssued') return orderOf(dice, today)
  const shape = (type.data as unknown as z.ZodObject).shape
  const data: Data = {}
  for (const [field, schema] of Object.entries(shape)) {
    const value = drawFrom(dice, schema, {
      ids: idsFor(dice, type.refers?.[field] ?? [], journal),
      today,
    })
    if (value !== undefined) data[field] = value
  }
  if (type.type === 'policeDecided' && dice.chance(0.7)) data['decision'] = 'continue'
  return data
}

/** A lawful order most of the time: chance alone would never find the term that the law asks for. */
function orderOf(dice: Dice, today: PlainDate): Data {
  const measure = dice.of(measures)
  const rehab = measure === 'communityRehab'
  return {
    measure,
    organ: '局',
    documentNo: '1',
    executionPlace: dice.of(packs),
    venue: 'hukou',
    ...(rehab ? { termMonths: dice.of([1, 2, 3, 6, 12, 36, 36, 40]) } : {}),
    ...(rehab && dice.chance(0.5) ? { releasedOn: addDays(today, -dice.below(60)) } : {}),
    ...(dice.chance(0.25) ? { creditDays: dice.of([0, 1, 30, 700, 1090, 1095, 1096, 2000]) } : {}),
  }
}

function idsFor(dice: Dice, wanted: readonly string[], journal: readonly Entry[]): readonly string[] {
  const fit = journal.filter((e) => wanted.length === 0 || wanted.includes(e.type))
  if (fit.length > 0 && dice.chance(0.95)) return fit.map((e) => e.id)
  return ['nothing', ...journal.map((e) => e.id)]
}

type Given = { readonly ids: readonly string[]; readonly today: PlainDate }

/** A value that a schema of `entry-types` takes; types added later are drawn without a line here. */
function drawFrom(dice: Dice, schema: unknown, given: Given): unknown {
  if (schema === PlainDate) return addDays(given.today, dice.below(80) - 50)
  if (schema === AreaCode) return dice.of(packs)
  if (schema === id) return dice.of(given.ids)
  const { def } = schema as { def: { type: string } & Record<string, unknown> }
  switch (def.type) {
    case 'optional':
      return dice.chance(0.5) ? drawFrom(dice, def['innerType'], given) : undefined
    case 'enum':
      return dice.of(Object.values(def['entries'] as Record<string, string>))
    case 'literal':
      return dice.of(def['values'] as unknown[])
    case 'boolean':
      return dice.chance(0.5)
    case 'number':
      return 1 + dice.below(13)
    case 'array':
      return Array.from({ length: 1 + dice.below(3) }, () => drawFrom(dice, def['element'], given))
    case 'union':
      return drawFrom(dice, dice.of(def['options'] as unknown[]), given)
    case 'object':
      return Object.fromEntries(
        Object.entries(def['shape'] as Record<string, unknown>)
          .map(([k, s]) => [k, drawFrom(dice, s, given)])
          .filter(([, v]) => v !== undefined),
      )
    default:
      return '文字'
  }
}

/** Now and then a field is lacking, too many, or of another kind. */
function spoil(dice: Dice, data: Data): unknown {
  if (!dice.chance(0.05)) return data
  const fields = Object.keys(data)
  const field = fields.length > 0 ? dice.of(fields) : 'reason'
  const { [field]: _, ...without } = data
  return dice.of<unknown>([
    without,
    { ...data, surplus: 1 },
    { ...data, [field]: { not: 'this' } },
    { ...data, [field]: '' },
    'text',
  ])
}
