import type { AreaCode } from '#core/shared/area.ts'
import type { WorkCalendar } from '#core/shared/work-calendar.ts'
import { assemblePack, type Pack } from './assemble-pack.ts'
import { checkPack } from './check-pack.ts'
import { overlay } from './overlay.ts'
import { type PackFault, PackFaults } from './pack-fault.ts'
import type { RawPack } from './pack-file.ts'
import type { Clause, Policy, PolicyBook } from './policy.ts'

/** Every pack of the house, laid over each other, with the places they hold at. */
export type Book = PolicyBook & {
  /** By name (`cn-32-05`); throws a `RangeError` that lists the names there are. */
  readonly pack: (name: string) => Policy
  readonly policies: readonly Policy[]
  readonly packs: readonly Pack[]
  /** The folders it was built from: a draft takes the place of one of them. */
  readonly raws: readonly RawPack[]
}

/**
 * Builds the book, or throws `PackFaults` with every fault of every pack. The parent of a pack is what it adopts, else the
 * nearest pack above it by area code.
 */
export function buildBook(raws: readonly RawPack[], calendar: WorkCalendar): Book {
  const faults: PackFault[] = []
  const packs = new Map<string, Pack>()
  for (const raw of raws) {
    const result = assemblePack(raw)
    faults.push(...result.faults)
    if (result.pack) packs.set(result.pack.key, result.pack)
  }
  if (faults.length > 0) throw new PackFaults(faults)

  const policies = new Map<string, Policy>()
  const lay = (pack: Pack, trail: readonly string[]): Policy | undefined => {
    const done = policies.get(pack.key)
    if (done) return done
    const above = parentName(pack, packs)
    if (above !== undefined && (trail.includes(above) || !packs.has(above))) {
      faults.push(noParent(pack, above))
      return undefined
    }
    const parentPack = above === undefined ? undefined : packs.get(above)
    const parent = parentPack && lay(parentPack, [...trail, pack.key])
    if (parentPack && !parent) return undefined
    const clauses: Record<string, Clause> = { ...parent?.clauses }
    for (const clause of pack.clauses) clauses[clause.key] = clause
    const found = checkPack(pack, parent, clauses)
    faults.push(...found)
    const policy = overlay(parent, pack, calendar)
    policies.set(pack.key, policy)
    return policy
  }
  for (const pack of packs.values()) lay(pack, [])
  if (faults.length > 0) throw new PackFaults(faults)
  return bookOf([...policies.values()], [...packs.values()], raws)
}

/** The book as it would be with a draft in the place of the pack of its name, or beside the others where it is new. */
export function draftBook(inForce: Book, draft: RawPack): Book {
  const others = inForce.raws.filter((raw) => raw.folder !== draft.folder)
  return buildBook([...others, draft], inForce.at('cn').calendar)
}

/** `cn-32-05` is under `cn-32` if that exists, else under `cn`. */
function parentName(pack: Pack, packs: ReadonlyMap<string, Pack>): string | undefined {
  if (pack.adopts !== undefined) return pack.adopts
  if (pack.key === 'cn') return undefined
  let name = pack.key
  while (name.includes('-')) {
    name = name.slice(0, name.lastIndexOf('-'))
    if (packs.has(name)) return name
  }
  return 'cn'
}

function noParent(pack: Pack, above: string): PackFault {
  const says = {
    zh: `所依的规则包 ${above} 不存在或相互依赖。`,
    en: `The pack ${above} it rests on does not exist, or they rest on each other.`,
  }
  return { pack: pack.key, file: 'pack.yaml', path: 'adopts', says }
}

function bookOf(policies: readonly Policy[], packs: readonly Pack[], raws: readonly RawPack[]): Book {
  const byName = new Map(policies.map((p) => [p.pack, p]))
  const byArea = new Map(policies.map((p) => [p.area, p]))
  const nation = byName.get('cn')
  if (!nation) throw new RangeError("there is no pack 'cn'")
  const known = new Map<AreaCode, Policy>()
  const find = (place: AreaCode): Policy => {
    for (const length of [12, 9, 6, 4, 2]) {
      const policy = place.length >= length ? byArea.get(place.slice(0, length)) : undefined
      if (policy) return policy
    }
    return nation
  }
  const at = (place: AreaCode): Policy => {
    const held = known.get(place)
    if (held) return held
    const policy = find(place)
    if (known.size < 100_000) known.set(place, policy)
    return policy
  }
  const pack = (name: string): Policy => {
    const policy = byName.get(name)
    if (!policy)
      throw new RangeError(`there is no policy pack '${name}'; there are ${[...byName.keys()].join(', ')}`)
    return policy
  }
  return { at, pack, policies, packs, raws }
}
