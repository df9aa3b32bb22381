import { randomUUID } from 'node:crypto'
import { writeXlsx } from 'hucre/xlsx'
import { uploadRoster } from '#contract/roster-contract.ts'
import { unrealId } from '#test/orders/order-world.ts'
import { addressOf, type Client, origin, type TestServer } from '#test/support/server.ts'

type Cells = (string | number | null)[]

export const releaseHeadings = [
  '姓名',
  '身份证号',
  '接收乡镇',
  '戒毒场所',
  '预计出所日期',
  '出所原因',
  '拟接续措施',
]

/** A row of a facility's list; `n` tells the invented person from the others. */
export function releaseLine(n: number, change: Partial<Record<number, string | number | null>> = {}): Cells {
  const usual = [
    `测试名${n}`,
    unrealId(n),
    '一镇',
    '某强制隔离戒毒所',
    '2025-06-20',
    '解除强戒责令社康',
    '社区康复',
  ]
  return usual.map((cell, i) => (i in change ? (change[i] ?? null) : cell))
}

export const screeningHeadings = ['姓名', '证件号码', '街道', '住址', '说明']
export function screeningLine(n: number, place = '一镇'): Cells {
  return [`测试查${n}`, unrealId(n), place, `湖边 ${n} 号`, '多年未见']
}

export async function book(headings: Cells, lines: readonly Cells[]): Promise<Buffer> {
  return Buffer.from(
    await writeXlsx({ sheets: [{ name: '名单', rows: [['人员名单'], headings, ...lines] }] }),
  )
}

/** Sends a list as a browser does. */
export async function sendRoster(
  server: TestServer,
  client: Client,
  bytes: Buffer,
  query: Readonly<Record<string, string>>,
): Promise<{ status: number; body: { rosterId: string; code?: string } }> {
  const boundary = `----${randomUUID()}`
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="list.xlsx"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const reply = await server.app.inject({
    method: 'POST',
    url: addressOf(uploadRoster, { query }),
    headers: {
      cookie: client.cookie,
      origin,
      host: 'localhost',
      'idempotency-key': randomUUID(),
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  })
  return { status: reply.statusCode, body: reply.json() }
}
