import { expect, test } from 'vitest'
import type { ReportPage } from '#contract/report-contract.ts'
import { findMetric } from '#core/metrics/metrics.ts'
import { drawReport } from '#server/report/draw-report.ts'
import { readPdfText } from '#test/documents/read-pdf-text.ts'

const cell = (numerator: number, denominator: number) => ({ numerator, denominator, suppressed: false })
const hidden = { numerator: null, denominator: null, suppressed: true }
const figure = (
  key: string,
  months: string | null,
  total: ReturnType<typeof cell>,
  below: ReportPage['figures'][number]['below'],
) => ({
  key,
  version: 1,
  redefined: key === 'testRate',
  months,
  total,
  below,
})

/** An invented district of three streets; nothing in it was counted. */
const invented = {
  report: {
    id: 'r',
    area: { code: '329801', name: '云岫区' },
    span: 'month',
    day: '2026-02-28',
    knownAt: '2026-03-02T01:05:00.000Z',
    state: 'sealed',
    done: 40,
    total: 40,
    sha256: '0123456789abcdef'.repeat(4),
    note: '二月末数',
    byName: '某某',
    orgName: '云岫区禁毒办',
  },
  cases: 40,
  areas: [
    { code: '329801001', name: '栖溪街道', level: 'township' },
    { code: '329801002', name: '枕湾街道', level: 'township' },
  ],
  figures: [
    figure('executionRate', null, cell(37, 40), [cell(30, 32), hidden]),
    figure('testRate', '2026-02 – 2026-02', cell(18, 20), [cell(18, 20), cell(0, 0)]),
    figure('seriousViolationCount', '2026-02 – 2026-02', cell(1, 0), [cell(1, 0), cell(0, 0)]),
  ],
  recording: { sameDay: 300, threeDays: 20, week: 5, later: 2 },
  check: null,
} as unknown as ReportPage

test('a sealed report on paper: title, figures, areas, recording, definitions, K, hash, lines to sign', async () => {
  const { bytes, pages } = await drawReport(invented, 'zh')
  const text = readPdfText(bytes).join('\n---\n')
  expect(pages).toBe(1)
  expect(text).toContain('数据截至2026-03-02 09:05（此后登记的不计入）')
  expect(text).toContain('01234567 89abcdef')
  expect(text).toContain('执行率92.5%3740')
  expect(text).toContain('不显示')
  expect(text).toContain('第1版，现已改版')
  for (const key of ['executionRate', 'testRate']) expect(text).toContain(findMetric(key)?.means.zh)
  await expect(`${text}\n`).toMatchFileSnapshot('ledger/golden/sealed-report.txt')
})

test('the same report gives the same bytes, in English too', async () => {
  const [a, b] = [await drawReport(invented, 'en'), await drawReport(invented, 'en')]
  expect(Buffer.from(a.bytes).equals(Buffer.from(b.bytes))).toBe(true)
  expect(readPdfText(a.bytes).join('')).toContain('Report of the month')
})
