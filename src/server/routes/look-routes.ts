import { v7 } from 'uuid'
import { askLook, estimateLook, showLook } from '#contract/look-contract.ts'
import { nothing } from '#core/metrics/measure-case.ts'
import { type AreaCode, isWithin } from '#core/shared/area.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { notFound, refused } from '#server/http/problem.ts'
import { loadMetric } from '#server/overview/read-ranking.ts'
import { countLook } from '#server/report/count-look.ts'
import { lookPage } from '#server/report/look-page.ts'
import { findLook, findSameLook, insertLook } from '#server/store/figure-look-store.ts'
import { readDayFigures } from '#server/store/rollup-read.ts'
import { reportRegion } from '#server/store/sealed-report-store.ts'

/** Cases counted twice in a second, as measured on the demonstration district; used only to say how long it takes. */
const casesPerSecond = 200
const keptHours = 24

/** Figures as of a day, as known on another: counted behind from the journals cut there. */
export const lookHandlers: readonly Handler[] = [
  handle(estimateLook, async ({ query }, context) => {
    mustLookAt(context, query.area)
    const registered = loadMetric('threeYearsCleanRegistered')
    if (registered.kind !== 'day') throw notFound()
    const sums = await readDayFigures(context.tx, query.area, context.today, null, [registered])
    const cases = (sums.get(registered.slot) ?? nothing).denominator
    return { cases, seconds: Math.ceil(cases / casesPerSecond) }
  }),

  handle(askLook, async ({ body }, context) => {
    const { tx, user, services, now, today } = context
    mustLookAt(context, body.area)
    refuseDays(body.day, body.known, today)
    const known_at = `${body.known}T23:59:59.999+08:00`
    const { area, span, day } = body
    const asked = { area, span, day, known_at }
    const found = body.fresh ? undefined : await findSameLook(tx, asked, `${today}T00:00:00+08:00`)
    if (found) return { id: found }
    const id = v7()
    const look = { ...asked, id, region: reportRegion(area), now_at: now }
    const expiresAt = new Date(Date.parse(now) + keptHours * 3_600_000).toISOString()
    await insertLook(tx, { ...look, user: user.id, expiresAt })
    // counted after this request has been committed; how far it is stands in the row
    void countLook(services, look)
    return { id }
  }),

  handle(showLook, async ({ params, query }, context) => {
    const row = await findLook(context.tx, params.id)
    if (!row || !mayLookAt(context, row.area)) throw notFound()
    return lookPage(context, row, query.measure)
  }),
]

/**
 * Offices above the caseload look at their own area: what may be shown of an area below is judged by the table of all its
 * neighbours, and that table was not counted.
 */
function mayLookAt({ user }: Context, area: AreaCode): boolean {
  const own = user.grant.area
  return user.role === 'narcoticsOffice' ? area === own : isWithin(area, own)
}

function mustLookAt(context: Context, area: AreaCode): void {
  if (!isWithin(area, context.user.grant.area)) throw notFound()
  if (mayLookAt(context, area)) return
  throw refused([
    {
      code: 'look.ownArea',
      field: 'area',
      says: {
        zh: '按当时所知只能统计本级辖区，下级辖区在结果中列出。',
        en: 'Counting as known then is for the own area; the areas below are in its result.',
      },
      mend: { zh: '请回到本级辖区。', en: 'Go back to the own area.' },
    },
  ])
}

function refuseDays(day: PlainDate, known: PlainDate, today: PlainDate): void {
  const says =
    known >= today
      ? {
          zh: '“截至所知”应当在今天以前；今天所知的就是现在的指标。',
          en: 'Known on must be before today: what is known today is the overview itself.',
        }
      : day > known
        ? {
            zh: '“截至所知”不能早于所看的日期。',
            en: 'Known on can not be before the day that is looked at.',
          }
        : undefined
  if (says) throw refused([{ code: 'look.days', field: 'known', says }])
}
