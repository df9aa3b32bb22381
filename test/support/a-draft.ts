import type { Page } from 'playwright-core'

type Ask = <T>(page: Page, method: string, path: string, body?: object) => Promise<T>

/** A draft of the first district of the demonstration, as its office would begin it. */
export async function aDraft(page: Page, ask: Ask): Promise<string> {
  const body = { area: '329801', title: '试行走访', effectiveOn: '2026-03-18' }
  const { id } = await ask<{ id: string }>(page, 'POST', '/api/policy-drafts', body)
  return id
}

export async function aForecast(page: Page, ask: Ask): Promise<string> {
  const draft = await aDraft(page, ask)
  const { id } = await ask<{ id: string }>(page, 'POST', `/api/policy-drafts/${draft}/forecasts`, {
    on: 'today',
  })
  return id
}
