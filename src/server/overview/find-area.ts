import { type AreaCode, type AreaLevel, isWithin } from '#core/shared/area.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { Context } from '#server/http/context.ts'
import { notFound, Problem } from '#server/http/problem.ts'
import { findAreaPath, listChildAreas } from '#server/store/area-find.ts'
import { listWithin } from '#server/store/metric-areas.ts'

export type NamedArea = { code: AreaCode; name: string; level: AreaLevel }

/** Directly below, or every county or township. */
export type Below = 'next' | 'counties' | 'townships'

/** The question of an overview, checked: an area inside the grant, and a day that has come. */
export type Asked = {
  readonly area: NamedArea
  readonly path: NamedArea[]
  readonly children: NamedArea[]
  readonly day: PlainDate
  readonly measure: string | null
}

/** An area outside the grant and one that does not exist answer alike. */
export async function findAsked(
  context: Context,
  query: {
    readonly area: AreaCode
    readonly day?: PlainDate | undefined
    readonly measure?: string | undefined
    readonly below?: Below
  },
): Promise<Asked> {
  const own = context.user.grant.area
  if (!isWithin(query.area, own)) throw notFound()
  const whole = await findAreaPath(context.tx, query.area)
  const area = whole.at(-1)
  if (!area || area.code !== query.area) throw notFound()
  const day = query.day ?? context.today
  if (day > context.today) throw dayAhead()
  return {
    area: named(area),
    path: whole.filter((a) => isWithin(a.code, own)).map(named),
    children: await areasBelow(context, query.area, query.below ?? 'next'),
    day,
    measure: query.measure ?? null,
  }
}

async function areasBelow({ tx }: Context, area: AreaCode, below: Below): Promise<NamedArea[]> {
  if (below === 'next' || area.length > (below === 'counties' ? 4 : 6)) {
    const next = await listChildAreas(tx, area)
    return next.map(named).filter((a) => a.level !== 'village')
  }
  if (area === 'cn') throw tooMany()
  return listWithin(tx, area, below === 'counties' ? 'county' : 'township')
}

function tooMany(): Problem {
  return new Problem(422, 'too-many-areas', {
    zh: '全国的县区和乡镇街道太多，请先选择省（自治区、直辖市）。',
    en: 'The nation has too many counties and townships to compare. Choose a province first.',
  })
}

function named({ code, name, level }: NamedArea): NamedArea {
  return { code, name, level }
}

function dayAhead(): Problem {
  return new Problem(422, 'day-ahead', {
    zh: '不能查询将来的日期，请选择今天或以前。',
    en: 'A day that has not come can not be asked for. Choose today or earlier.',
  })
}

/** The part of a reply that says what it is about. */
export function headOf(asked: Asked, context: Context): { area: NamedArea; day: string; knownAt: string } {
  return { area: asked.area, day: asked.day, knownAt: context.now }
}

/** How many digits of the code tell the areas below apart; null where nothing lies below. */
export function widthBelow(asked: Asked): number | null {
  const child = asked.children[0]
  return child ? child.code.length : null
}
