import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  askAdoption,
  checkDraftRoute,
  commentDraft,
  decideAdoption,
  listDrafts,
  makeDraft,
  readDraftYaml,
  saveDraft,
  showDraft,
  withdrawAdoption,
} from '#contract/policy-draft-contract.ts'
import {
  forecastPeople,
  forecastWorkbook,
  showForecast,
  startForecast,
} from '#contract/policy-forecast-contract.ts'
import type { DraftChange } from '#core/policy/draft-change.ts'
import { sweep } from '#server/jobs/sweep.ts'
import { bulkLoad } from '#server/store/bulk-load.ts'
import { withRegions } from '#server/store/with-user.ts'
import { aLife, foundCity } from '#test/support/lives.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'

const today = '2025-06-30'
const day = '2025-07-10'
let server: TestServer
let author: Client
let second: Client
let county: Client

beforeAll(async () => {
  server = await startServer({ today })
  await foundCity(server.services)
  const lives = Array.from({ length: 14 }, (_, i) => aLife({ n: i + 1, township: i < 9 ? 0 : 1 }))
  await bulkLoad(server.services, lives, { today })
  const office = { role: 'narcoticsOffice', area: '3298' } as const
  await server.account({ ...office, login: 'author', from: '2025-01-01' })
  await server.account({ ...office, login: 'second', from: '2025-01-01' })
  await server.account({ ...office, area: '329801', login: 'county', from: '2025-01-01' })
  await comes(today)
})

/** A day comes: sessions of another day have ended. */
async function comes(on: string): Promise<void> {
  server.services.clock.set(on)
  author = await server.signIn('author')
  second = await server.signIn('second')
  county = await server.signIn('county')
}
afterAll(() => server.close())

const moreVisits: DraftChange = {
  ...{ do: 'set', rule: 'visit.perMonth', value: 4, clause: 'local-practice' },
  ...{ from: null, to: null, reading: true, because: '试行每月四次走访。' },
}

async function draftWith(changes: readonly DraftChange[], effectiveOn = day, client = author, area = '3298') {
  const made = await client.call(makeDraft, { body: { area, title: '增加走访', effectiveOn } })
  const { id } = made.body
  const saved = await client.call(saveDraft, { params: { id }, body: { changes, effectiveOn, from: 0 } })
  expect(saved.status).toBe(200)
  return id
}

async function forecastOf(draft: string, client = author) {
  const started = await client.call(startForecast, { params: { id: draft }, body: { on: 'effect' } })
  expect(started.status, started.text).toBe(200)
  const { id } = started.body
  for (let i = 0; i < 200; i++) {
    const page = await client.call(showForecast, { params: { id } })
    if (page.body.forecast.state !== 'counting') return page.body
    await new Promise((go) => setTimeout(go, 50))
  }
  throw new Error('the forecast did not end')
}

async function dutiesOf(kind: string): Promise<number> {
  return withRegions(server.services.job, ['3298'], async (tx) => {
    const { rows } = await tx.query('select count(*)::int as n from duty where kind = $1', [kind])
    return rows[0].n
  })
}

describe('a draft', () => {
  test('of a locked rule is refused with the clause that forbids it, and says how to mend it', async () => {
    const id = await draftWith([])
    const locked = { ...moreVisits, rule: 'notice.dischargeDays', value: 30 } as const
    const checked = await author.call(checkDraftRoute, {
      params: { id },
      body: { changes: [locked], effectiveOn: day },
    })
    const [fault] = checked.body.faults
    expect(fault?.path).toBe('notice.dischargeDays')
    expect(fault?.clause?.source).toContain('戒毒条例')
    expect(fault?.mend?.zh).toContain('删除')
  })

  test('that weighs a forbidden fact, reaches back, points nowhere or has a wrong unit is refused each in its own words', async () => {
    const id = await draftWith([])
    const faultsOf = async (change: Partial<DraftChange>, effectiveOn = day) => {
      const changes = [{ ...moreVisits, ...change }]
      const { body } = await author.call(checkDraftRoute, { params: { id }, body: { changes, effectiveOn } })
      return body.faults.map((f) => f.says.zh).join(' ')
    }
    expect(await faultsOf({ value: 'vier' } as never)).toContain('频次应当是数')
    expect(await faultsOf({ clause: 'no-such' } as never)).toContain('没有条款')
    expect(await faultsOf({ from: '2025-01-01' } as never)).toContain('早于生效日')
    expect(await faultsOf({ because: null } as never)).toContain('理由')
    expect(await faultsOf({}, '2025-06-01')).toContain('已经过去')
    const scheme = {
      name: { zh: '试', en: 'trial' },
      base: 10,
      tiers: [{ key: 'stable', name: { zh: '稳定', en: 'Stable' }, from: 0, says: { zh: '一', en: 'one' } }],
      facts: [{ fact: 'poverty', points: 10, days: 10 }],
      confirmedBy: ['stationHead'],
      reviewMonths: 6,
    }
    expect(await faultsOf({ rule: 'tiers.scheme', value: scheme } as never)).toMatch(/贫困|poverty|tier/i)
  })

  test('may be pasted as YAML, and a text that is none says in which line', async () => {
    const id = await draftWith([])
    const text = `rules:
  - key: visit.perMonth
    values:
      - { value: 3, clause: local-practice, from: ${day}, reading: true, because: { zh: 试行, en: On trial } }
`
    const read = await author.call(readDraftYaml, { params: { id }, body: { text, effectiveOn: day } })
    expect(read.body.changes).toMatchObject([{ do: 'set', rule: 'visit.perMonth', value: 3, from: null }])
    const wrong = await author.call(readDraftYaml, {
      params: { id },
      body: { text: 'rules:\n  - key: "x\n', effectiveOn: day },
    })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toMatch(/第\d+行/)
  })

  test('is written in versions: who saves on an old one is told', async () => {
    const id = await draftWith([moreVisits])
    const again = await second.call(saveDraft, {
      params: { id },
      body: { changes: [], effectiveOn: day, from: 0 },
    })
    expect(again.status).toBe(409)
    await second.call(commentDraft, { params: { id }, body: { text: '四次太多了吗？' } })
    const page = await author.call(showDraft, { params: { id } })
    expect(page.body.versions.map((v) => v.version)).toEqual([1, 0])
    expect(page.body.comments.map((c) => c.text)).toEqual(['四次太多了吗？'])
    expect(page.body.check.differences).toMatchObject([{ key: 'visit.perMonth', after: { value: 4 } }])
  })

  test('belongs to its area: an office below neither reads nor makes one of the city', async () => {
    const id = await draftWith([moreVisits])
    expect((await county.call(showDraft, { params: { id } })).status).toBe(404)
    const made = await county.call(makeDraft, { body: { area: '3298', title: '全市', effectiveOn: day } })
    expect(made.status).toBe(404)
    const own = await draftWith([moreVisits], day, county, '329801')
    expect((await author.call(showDraft, { params: { id: own } })).body.draft.pack).toBe('cn-32-98-01')
    expect((await county.call(listDrafts)).body.drafts.map((d) => d.id)).toEqual([own])
  })
})

describe('a forecast', () => {
  test('tells who gains which duty, area by area, with small cells left out, its people masked, and as a workbook', async () => {
    const id = await draftWith([moreVisits])
    const page = await forecastOf(id)
    expect(page).toMatchObject({ cases: 14, forecast: { state: 'done', fits: true, day } })
    const gained = page.lines.find((l) => l.line === 'duty visit gained')
    expect(gained?.people).toBe(14)
    const townships = await author.call(showForecast, {
      params: { id: page.forecast.id },
      query: { area: '329801' },
    })
    expect(townships.body.areas.map((a) => a.name)).toEqual(['一镇', '二镇'])
    expect(townships.body.lines.find((l) => l.line === 'duty visit gained')?.below).toEqual([9, 5])
    const people = await author.call(forecastPeople, {
      params: { id: page.forecast.id },
      body: { area: '329801002', line: 'duty visit gained', because: '核对测算' },
    })
    expect(people.body.people).toHaveLength(5)
    expect(people.body.people[0]).toMatchObject({ name: '王**' })
    const none = await county.call(forecastPeople, {
      params: { id: page.forecast.id },
      body: { area: '329801002', line: 'duty visit gained', because: '核对测算' },
    })
    expect(none.status).toBe(404)
    const book = await author.call(forecastWorkbook, { params: { id: page.forecast.id } })
    expect(book.status).toBe(200)
  })
})

describe('adoption', () => {
  test('needs a fitting forecast, another person and a day to come; then rules and cases follow, and not before', async () => {
    const id = await draftWith([moreVisits])
    const page = await forecastOf(id)
    const reason = '经区县讨论，试行一年。'
    const older = await forecastOf(await draftWith([{ ...moreVisits, value: 3 }]))
    const unfit = { params: { id }, body: { forecast: older.forecast.id, reason } }
    expect((await author.call(askAdoption, unfit)).status).toBe(422)
    const asked = await author.call(askAdoption, {
      params: { id },
      body: { forecast: page.forecast.id, reason },
    })
    expect(asked.status, asked.text).toBe(200)
    const decide = { params: { id: asked.body.id }, body: { approve: true, reason: '同意' } }
    expect((await author.call(decideAdoption, decide)).text).toContain('不能批准自己')
    const saved = await second.call(saveDraft, {
      params: { id },
      body: { changes: [], effectiveOn: day, from: 1 },
    })
    expect(saved.text).toContain('等待批准')
    const approved = await second.call(decideAdoption, decide)
    expect(approved.body, approved.text).toEqual({ state: 'approved' })
    await server.services.policies.refresh('now')
    const perMonth = (on: string) =>
      server.services.policies.on(on).at('329801001').rules['visit.perMonth']?.values[0]
    expect(perMonth(today)?.value).not.toBe(4)
    expect(perMonth(day)).toMatchObject({ value: 4, from: day, pack: 'cn-32-98' })

    const before = await dutiesOf('visit')
    await comes(day)
    await sweep(server.services)
    const gained = page.lines.find((l) => l.line === 'duty visit gained')?.times ?? 0
    expect(gained).toBeGreaterThan(0)
    expect(await dutiesOf('visit')).toBeGreaterThanOrEqual(before + gained)
    const after = await author.call(showDraft, { params: { id } })
    expect(after.body.adoptions[0]).toMatchObject({ state: 'approved', applied: { done: 14, total: 14 } })
    const late = await second.call(withdrawAdoption, {
      params: { id: asked.body.id },
      body: { reason: '撤回' },
    })
    expect(late.text).toContain('已经生效')
    await comes(today)
  })

  test('may be called off before its day, and everything stays as it was', async () => {
    const later = '2025-09-01'
    const id = await draftWith([{ ...moreVisits, value: 6 }], later)
    const page = await forecastOf(id)
    const asked = await author.call(askAdoption, {
      params: { id },
      body: { forecast: page.forecast.id, reason: '试行' },
    })
    expect(asked.status, asked.text).toBe(422)
    await comes(day)
    const again = await forecastOf(id)
    const ok = await author.call(askAdoption, {
      params: { id },
      body: { forecast: again.forecast.id, reason: '试行' },
    })
    expect(ok.status, ok.text).toBe(200)
    const params = { id: ok.body.id }
    await second.call(decideAdoption, { params, body: { approve: true, reason: '同意' } })
    await server.services.policies.refresh('now')
    expect(server.services.policies.on(later).at('3298').rules['visit.perMonth']?.values[0]?.value).toBe(6)
    const off = await second.call(withdrawAdoption, { params, body: { reason: '条件还不具备' } })
    expect(off.body).toEqual({ state: 'withdrawn' })
    await server.services.policies.refresh('now')
    expect(server.services.policies.on(later).at('3298').rules['visit.perMonth']?.values[0]?.value).toBe(4)
  })
})
