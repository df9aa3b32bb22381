import type { Page } from 'playwright-core'
import { aDraft, aForecast } from '#test/support/a-draft.ts'
import type { Screen } from '#web/routes.tsx'

async function ask<T>(page: Page, method: string, path: string, body?: object): Promise<T> {
  const answer = await page.evaluate(
    async ([how, where, what]) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
      const init = what ? { method: how, headers, body: JSON.stringify(what) } : { method: how }
      const reply = await fetch(where, init)
      return { ok: reply.ok, body: await reply.json() }
    },
    [method, path, body] as const,
  )
  if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
  return answer.body as T
}

async function aCase(page: Page): Promise<string> {
  const found = await ask<{ rows: { caseId: string }[] }>(page, 'POST', '/api/people/search', {
    stage: ['inForce'],
    limit: 1,
  })
  return found.rows[0]?.caseId ?? 'none'
}

/** One that is under way, whichever side; the worker of the first township has some. */
async function aHandover(page: Page): Promise<string> {
  for (const tab of ['out', 'in', 'entrustedOut', 'entrustedIn']) {
    const found = await ask<{ handovers: { caseId: string; handoverId: string }[] }>(
      page,
      'GET',
      `/api/handovers?tab=${tab}`,
    )
    const [first] = found.handovers
    if (first) return `/handovers/${first.caseId}/${first.handoverId}`
  }
  return `/handovers/${await aCase(page)}/none`
}

async function aScreening(page: Page): Promise<string | undefined> {
  const { screenings } = await ask<{ screenings: { id: string }[] }>(page, 'GET', '/api/screenings')
  return screenings[0]?.id
}

async function aRound(page: Page): Promise<string> {
  const { rounds } = await ask<{ rounds: { id: string; stage: string }[] }>(page, 'GET', '/api/evaluations')
  return rounds.find((r) => r.stage === 'published')?.id ?? ''
}

/** How an address with a parameter is found in the demonstration. A new one must say so here, or its test fails. */
const addressOf: Readonly<Record<string, (page: Page) => Promise<string>>> = {
  '/cases/:caseId/tier': async (page) => `/cases/${await aCase(page)}/tier`,
  '/cases/:caseId/handovers': async (page) => `/cases/${await aCase(page)}/handovers`,
  '/handovers/:caseId/:handoverId': aHandover,
  '/documents/batch/:batchId': async (page) => {
    const { people } = await ask<{ people: { caseId: string }[] }>(
      page,
      'POST',
      '/api/documents/batch/candidates',
      {
        form: 'F-16',
        due: false,
        limit: 2,
      },
    )
    const id = crypto.randomUUID()
    const caseIds = people.map((one) => one.caseId)
    await ask(page, 'POST', '/api/documents/batch', { id, form: 'F-16', caseIds })
    return `/documents/batch/${id}`
  },
  '/ledgers/:id': async () => '/ledgers/monthly-execution',
  '/oversight/inspections/:inspectionId': async (page) => {
    const { inspections } = await ask<{ inspections: { id: string }[] }>(page, 'GET', '/api/inspections')
    return `/oversight/inspections/${inspections[0]?.id}`
  },
  '/oversight/units/:unitId': async (page) => {
    const { units } = await ask<{ units: { id: string }[] }>(page, 'GET', '/api/demonstration-units')
    return `/oversight/units/${units[0]?.id}`
  },
  '/evaluations/:roundId': async (page) => `/evaluations/${await aRound(page)}`,
  '/evaluations/:roundId/:area': async (page) => {
    const { grant } = await ask<{ grant: { area: string } }>(page, 'GET', '/api/session')
    return `/evaluations/${await aRound(page)}/${grant.area}`
  },
  '/consequences/:consequenceId': async (page) => {
    const { consequences } = await ask<{ consequences: { id: string }[] }>(page, 'GET', '/api/consequences')
    return `/consequences/${consequences[0]?.id}`
  },
  '/meetings/:meetingId': async (page) => {
    const { meetings } = await ask<{ meetings: { id: string }[] }>(page, 'POST', '/api/meetings/search', {})
    return `/meetings/${meetings[0]?.id}`
  },
  '/cases/:caseId': async (page) => `/cases/${await aCase(page)}`,
  '/cases/:caseId/record/:form': async (page) => `/cases/${await aCase(page)}/record/visitMade`,
  '/cases/:caseId/ending/:act': async (page) => `/cases/${await aCase(page)}/ending/suspend`,
  '/cases/:caseId/tests': async (page) => `/cases/${await aCase(page)}/tests`,
  '/cases/:caseId/documents': async (page) => `/cases/${await aCase(page)}/documents`,
  '/cases/:caseId/documents/:form': async (page) => `/cases/${await aCase(page)}/documents/F-08`,
  '/cases/:caseId/agreement': async (page) => `/cases/${await aCase(page)}/agreement`,
  '/cases/:caseId/work-group': async (page) => `/cases/${await aCase(page)}/work-group`,
  '/decisions/:caseId/:decisionId': async (page) => {
    const { decisions } = await ask<{ decisions: { caseId: string; decisionId: string }[] }>(
      page,
      'GET',
      '/api/decisions',
    )
    const [first] = decisions
    return `/decisions/${first?.caseId}/${encodeURIComponent(first?.decisionId ?? 'none')}`
  },
  '/policy/drafts/:id': async (page) => `/policy/drafts/${await aDraft(page, ask)}`,
  '/policy/forecasts/:id': async (page) => `/policy/forecasts/${await aForecast(page, ask)}`,
  '/reports/:id': async (page) => {
    const { id } = await ask<{ id: string }>(page, 'POST', '/api/reports', {
      span: 'month',
      day: '2026-02-28',
    })
    return `/reports/${id}`
  },
  '/received-reports/:caseId/:reportId': async (page) => {
    const { reports } = await ask<{ reports: { caseId: string; reportId: string }[] }>(
      page,
      'GET',
      '/api/police-reports',
    )
    const [first] = reports
    return `/received-reports/${first?.caseId}/${first?.reportId}`
  },
  '/releases/:releaseId': async (page) => {
    const ofBucket = (bucket: string) =>
      ask<{ releases: { id: string }[] }>(page, 'GET', `/api/releases?bucket=${bucket}`)
    const open = await ofBucket('open')
    const [first] = open.releases.length > 0 ? open.releases : (await ofBucket('joined')).releases
    return `/releases/${first?.id}`
  },
  '/screenings/:screeningId': async (page) => `/screenings/${await aScreening(page)}`,
  '/screenings/:screeningId/lists': async (page) => `/screenings/${await aScreening(page)}/lists`,
  '/accounts/:accountId': async (page) => {
    const { accounts } = await ask<{ accounts: { id: string }[] }>(page, 'GET', '/api/accounts')
    return `/accounts/${accounts[0]?.id}`
  },
}

/** Where a screen is to be opened in the demonstration, asked by whoever is signed in on `page`. */
export async function pathOf(screen: Screen, page: Page): Promise<string> {
  if (!screen.path.includes(':')) return screen.path
  const find = addressOf[screen.path]
  if (!find) throw new Error(`say in addressOf how an address of ${screen.path} is found`)
  return find(page)
}
