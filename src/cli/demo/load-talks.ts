import { demoVoice } from '#core/demo/demo-evaluations.ts'
import type { DemoLogin } from '#core/demo/demo-logins.ts'
import type { DemoPlan, DemoTownship } from '#core/demo/demo-scale.ts'
import { castOf } from '#core/demo/demo-staff.ts'
import type { Publication } from '#core/evaluation/publication.ts'
import { fromDayNumber } from '#core/shared/plain-date.ts'
import type { Services } from '#server/services.ts'
import {
  findConsequence,
  insertConsequence,
  insertConsequenceAnswer,
  insertInterview,
} from '#server/store/consequence-store.ts'
import { findPublication, findRound } from '#server/store/evaluation-store.ts'
import {
  findRectification,
  insertRectification,
  insertRectificationStep,
  officeRegion,
} from '#server/store/rectification-store.ts'
import { as, signed } from './act-as.ts'
import type { DemoRound } from './load-evaluations.ts'

type Making = {
  readonly county: DemoLogin
  readonly second: DemoLogin
  readonly townships: readonly DemoTownship[]
  readonly round: DemoRound
}

/** What followed from the published round: the talk with the last place and its tasks, and praise for the first township. */
export async function loadTalks(services: Services, plan: DemoPlan, m: Making): Promise<void> {
  const { county, second, round } = m
  const year = Number(round.day.slice(0, 4)) + 1
  const at = (day: string) => `${year}-${day}T10:00:00+08:00`
  let last: string | undefined
  await as(services, county, async (tx) => {
    const row = await findRound(tx, round.id)
    const published = row && (await findPublication(tx, row))
    const body: Publication | undefined = published && JSON.parse(published.body)
    last = body?.areas.find((a) => a.last)?.area
    const [first] = m.townships
    const all = [
      ...(last ? [{ area: last, kind: 'interview' as const, reason: 'lastPlace' as const }] : []),
      ...(first ? [{ area: first.code, kind: 'praise' as const, reason: 'byHand' as const }] : []),
    ]
    for (const { area, kind, reason } of all) {
      const id = demoVoice(plan, area).id(kind, 250)
      const talk = kind === 'interview'
      await insertConsequence(tx, {
        ...{ region: officeRegion(area), id, roundId: talk ? round.id : null, area, setBy: county.area },
        ...{ kind, reason, interviewer: talk ? 'officeHead' : null, days: 30, years: null },
        text: talk ? '' : '出所衔接做法被全区推广。',
        ...signed(second, at('03-05')),
      })
      const found = await findConsequence(tx, id)
      if (!found || found.outcome) continue
      await insertConsequenceAnswer(tx, found, {
        ...{ outcome: 'decided', amount: null, on: `${year}-03-10` },
        reason: talk ? '名次末位，脱失人员核查不及时，当面了解原因。' : '做法可行，予以通报表扬。',
        dueOn: talk ? `${year}-04-09` : null,
        ...signed(county, at('03-10')),
      })
      if (!talk) continue
      await insertInterview(tx, found, {
        ...{
          heldOn: `${year}-03-20`,
          place: '区禁毒办会议室',
          interviewers: '区禁毒办主要领导',
          attended: '镇（街道）分管领导、社戒社康办负责人',
        },
        text: '通报考评情况，指出走访和检测落实不到位、部门协作不紧密。被约谈单位作了说明。',
        agreed: '一、一个月内补齐协议和台账；二、每月与派出所核对一次名单；三、年底前完成部门任务。',
        ...signed(county, at('03-20')),
      })
    }
  })
  if (last) await loadTasks(services, plan, m, last)
}

async function loadTasks(services: Services, plan: DemoPlan, m: Making, area: string): Promise<void> {
  const { county } = m
  const voice = demoVoice(plan, area)
  const year = Number(m.round.day.slice(0, 4)) + 1
  const tasks = [
    { what: '补签', text: '补签协议、补齐台账', dueOn: `${year}-04-30`, done: true },
    {
      what: '核对',
      text: '每月与派出所核对一次名单并留存记录',
      dueOn: fromDayNumber(plan.asOf - 12),
      done: false,
    },
    { what: '协作', text: '完成领导小组布置的部门任务', dueOn: fromDayNumber(plan.asOf + 20), done: false },
  ]
  const id = (what: string) => voice.id(`task ${what}`, 240)
  await as(services, county, async (tx) => {
    for (const { what, text, dueOn } of tasks)
      await insertRectification(tx, {
        ...{
          id: id(what),
          area,
          setBy: county.area,
          origin: 'interview',
          originId: voice.id('interview', 250),
        },
        ...{
          title: '约谈整改',
          text,
          department: 'township',
          person: '分管领导',
          dueOn,
          today: `${year}-03-20`,
        },
        ...signed(county, `${year}-03-20T11:00:00+08:00`),
      })
  })
  const township = m.townships.find((t) => t.code === area)
  if (!township) return
  const who = { ...castOf(plan.seed, township, plan.asOf).officer, area }
  await as(services, who, async (tx) => {
    for (const { what, done } of tasks.slice(0, 2)) {
      const row = await findRectification(tx, id(what))
      if (row?.place !== 1) continue
      await insertRectificationStep(tx, {
        ...row,
        ...{ place: 2, byArea: area, today: `${year}-04-20` },
        ...(done
          ? { state: 'submitted', note: '协议已全部补签，台账已经核对。' }
          : { state: 'underWay', note: '已与派出所核对两次。' }),
        ...signed(who, `${year}-04-20T10:00:00+08:00`),
      })
    }
  })
  await as(services, m.second, async (tx) => {
    const row = await findRectification(tx, id('补签'))
    if (row?.state !== 'submitted') return
    await insertRectificationStep(tx, {
      ...row,
      ...{
        place: row.place + 1,
        state: 'closed',
        note: '抽查五份协议，属实。',
        byArea: m.second.area,
        today: `${year}-04-26`,
      },
      ...signed(m.second, `${year}-04-26T10:00:00+08:00`),
    })
  })
}
