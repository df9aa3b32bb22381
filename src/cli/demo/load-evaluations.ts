import { type DemoVoice, demoVoice } from '#core/demo/demo-evaluations.ts'
import { demoLogins } from '#core/demo/demo-logins.ts'
import type { DemoPlan, DemoTownship } from '#core/demo/demo-scale.ts'
import { castOf } from '#core/demo/demo-staff.ts'
import { canonical, freezeScheme } from '#core/evaluation/freeze-scheme.ts'
import { hundredths } from '#core/evaluation/points.ts'
import { isJudged, type Scheme } from '#core/evaluation/scheme.ts'
import { addDays, fromDayNumber, type PlainDate } from '#core/shared/plain-date.ts'
import { gather, scoreAll } from '#server/evaluation/gather.ts'
import { publicationOf, resultBody, sha256Of } from '#server/evaluation/publish.ts'
import { standingFigures } from '#server/evaluation/standing-figures.ts'
import type { Services } from '#server/services.ts'
import { insertMark, insertSubmission, saveSelf } from '#server/store/evaluation-area-store.ts'
import { insertResult } from '#server/store/evaluation-result-store.ts'
import {
  addRoundStep,
  findRound,
  insertPublication,
  insertRound,
  insertRoundAreas,
  moveRoundTo,
  type RoundChange,
  setFigures,
} from '#server/store/evaluation-store.ts'
import { officeRegion } from '#server/store/rectification-store.ts'
import { as, signed, type Who } from './act-as.ts'
import { loadTalks } from './load-talks.ts'

export type DemoRound = { readonly id: string; readonly title: string; readonly day: PlainDate }

/** The first district's published round of the year before, with a talk, and the open one of last year. */
export async function loadEvaluations(services: Services, plan: DemoPlan): Promise<void> {
  const logins = demoLogins(plan)
  const [county, second] = ['county', 'county2'].map((login) => logins.find((l) => l.login === login))
  const townships = plan.townships.filter((t) => t.code.startsWith(county?.area ?? '-'))
  if (!county || !second || townships.length < 2) return
  const year = Number(fromDayNumber(plan.asOf).slice(0, 4))
  const past = await loadRound(services, plan, { county, second, townships, year: year - 2, published: true })
  await loadRound(services, plan, { county, second, townships, year: year - 1, published: false })
  if (past) await loadTalks(services, plan, { county, second, townships, round: past })
}

type Making = {
  readonly county: Who
  readonly second: Who
  readonly townships: readonly DemoTownship[]
  readonly year: number
  readonly published: boolean
}

async function loadRound(services: Services, plan: DemoPlan, m: Making): Promise<DemoRound | undefined> {
  const { area } = m.county
  const day = `${m.year}-12-31`
  const frozen = freezeScheme(services.policies.at(area), day)
  if (!frozen) return undefined
  const voice = demoVoice(plan, `${area} ${m.year}`)
  const round = { region: officeRegion(area), id: voice.id('round', m.published ? 300 : 20), area }
  const title = `${m.year}年度社区戒毒社区康复工作考评`
  const at = m.published ? `${m.year + 1}-01-08T09:00:00+08:00` : services.clock.now()
  const text = canonical(frozen.scheme)
  const today = fromDayNumber(plan.asOf)
  const from = m.published ? `${m.year + 1}-01-08` : today
  await as(services, m.county, async (tx) => {
    const by = signed(m.county, at)
    const { pack, clause, reading } = frozen
    const made = await insertRound(tx, {
      ...round,
      ...{
        title,
        level: 'township',
        span: 'year',
        day,
        scheme: text,
        sha256: sha256Of(text),
        pack,
        clause,
        reading,
      },
      ...{ selfUntil: addDays(from, 14), reviewUntil: addDays(from, 35), ...by },
    })
    if (!made) return
    const areas = m.townships.map((t) => t.code)
    await insertRoundAreas(tx, round, areas)
    await addRoundStep(tx, round, { stage: 'self', note: '', ...by })
  })
  // of the open round most have handed in; the first township still has to
  for (const [i, township] of m.townships.entries())
    if (m.published || i > 0)
      await writeSelf(services, plan, township, {
        round,
        scheme: frozen.scheme,
        at,
        hands: m.published || i % 3 !== 0,
      })
  if (m.published) await finish(services, plan, m, { ...round, title, day })
  return { id: round.id, title, day }
}

async function writeSelf(
  services: Services,
  plan: DemoPlan,
  township: DemoTownship,
  of: {
    readonly round: { readonly region: string; readonly id: string }
    readonly scheme: Scheme
    readonly at: string
    readonly hands: boolean
  },
): Promise<void> {
  const { officer } = castOf(plan.seed, township, plan.asOf)
  const voice = demoVoice(plan, township.code)
  const who = { ...officer, area: township.code }
  await as(services, who, async (tx) => {
    const by = signed(who, of.at)
    for (const item of of.scheme.indicators)
      if (isJudged(item)) {
        const points = rounded(item.weight, voice, `self ${item.key}`, 6)
        const row = { area: township.code, item: item.key, points, text: voice.says(item.key) }
        await saveSelf(tx, of.round, { ...row, ...by })
      }
    if (of.hands) await insertSubmission(tx, of.round, { area: township.code, ...by })
  })
}

/** Half points, as people give them; an area sees itself a little better than its reviewers do. */
function rounded(weight: number, voice: DemoVoice, what: string, kinder = 0): number {
  const share = Math.min(100, voice.share(what) + kinder)
  return Math.round((hundredths(weight) * share) / 100 / 50) * 50
}

async function finish(
  services: Services,
  plan: DemoPlan,
  m: Making,
  made: DemoRound & { readonly region: string; readonly area: string },
): Promise<void> {
  const at = (monthDay: string) => `${m.year + 1}-${monthDay}T10:00:00+08:00`
  await as(services, m.county, async (tx) => {
    const round = await findRound(tx, made.id)
    if (round?.stage !== 'self') return
    const scheme: Scheme = JSON.parse(round.scheme)
    for (const { code } of m.townships) {
      await setFigures(
        tx,
        round,
        code,
        await standingFigures(tx, scheme, { area: code, day: round.day, span: 'year' }),
      )
      const voice = demoVoice(plan, code)
      for (const item of scheme.indicators)
        if (isJudged(item))
          for (const [k, who] of [m.county, m.second].entries()) {
            const points = rounded(item.weight, voice, `mark ${k} ${item.key}`)
            const row = { area: code, byArea: round.area, item: item.key, points, text: '' }
            await insertMark(tx, round, { ...row, ...signed(who, at('02-10')) })
          }
    }
    const knownAt = at('02-01')
    const context = { tx, policies: services.policies }
    const stages: readonly (readonly [RoundChange, string, Who])[] = [
      [{ stage: 'counting' }, '02-01', m.county],
      [{ stage: 'review', knownAt }, '02-01', m.county],
      [
        {
          stage: 'told',
          appealUntil: `${m.year + 1}-02-28`,
          toldOn: `${m.year + 1}-02-20`,
          toldBy: m.county.accountId,
        },
        '02-20',
        m.county,
      ],
      [{ stage: 'published' }, '03-05', m.second],
    ]
    for (const [change, day, who] of stages) {
      const now = await findRound(tx, made.id)
      if (now) await moveRoundTo(tx, now, change)
      await addRoundStep(tx, round, { stage: change.stage, note: '', ...signed(who, at(day)) })
    }
    const done = await findRound(tx, made.id)
    if (!done) return
    const g = await gather(context, done)
    const scores = scoreAll(g)
    for (const score of scores) {
      const body = resultBody(score)
      const row = { area: score.area, version: 1, why: 'told' as const, body, sha256: sha256Of(body) }
      await insertResult(tx, done, { ...row, byArea: done.area, ...signed(m.county, at('02-20')) })
    }
    const body = canonical(publicationOf(context, g, scores))
    const { region, id: roundId, area } = done
    const row = { region, roundId, area, audience: 'areas' as const, body, sha256: sha256Of(body) }
    await insertPublication(tx, { ...row, ...signed(m.second, at('03-05')) })
  })
}
