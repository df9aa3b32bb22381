import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { writeXlsx } from 'hucre/xlsx'
import { showOrderImport, uploadOrders } from '#contract/order-contract.ts'
import type { OrderImport } from '#contract/order-shapes.ts'
import { addressOf, type Client, origin, type TestServer } from '#test/support/server.ts'

export const headings = [
  '姓名',
  '身份证号',
  '联系电话',
  '现居住地详址',
  '措施',
  '决定书文号',
  '决定机关',
  '决定日期',
  '送达日期',
  '送达方式',
  '期限(月)',
  '执行地',
]

export type Line = Partial<Record<(typeof headings)[number], string | number | Date | null>>

/** An order of an invented person; `n` tells it from the others. Identity numbers fail their check on purpose. */
export function line(n: number, change: Line = {}): (string | number | Date | null)[] {
  const usual: Line = {
    姓名: `测试${['甲', '乙', '丙', '丁', '戊'][n % 5]}${n}`,
    身份证号: unrealId(n),
    联系电话: `1000000${String(n % 10_000).padStart(4, '0')}`,
    现居住地详址: `一区一镇 ${n} 号`,
    措施: '社区戒毒',
    决定书文号: `同公社戒决字〔2025〕${n}号`,
    决定机关: '同行市公安局一区分局',
    决定日期: '2025-05-20',
    送达日期: '2025年5月22日',
    送达方式: '直接送达',
    '期限(月)': '36',
    执行地: '一镇',
  }
  return headings.map((h) => (h in change ? (change[h] ?? null) : (usual[h] ?? null)))
}

export function unrealId(n: number): string {
  const day = `19${70 + (n % 30)}0101`
  const first = `329801${day}${String((n % 998) + 1).padStart(3, '0')}`
  return first + (checkOf(first) === '7' ? '4' : '7')
}

function checkOf(first: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((s, w, i) => s + w * Number(first[i]), 0)
  return '10X98765432'[sum % 11] ?? ''
}

export async function orderBook(lines: readonly (string | number | Date | null)[][]): Promise<Buffer> {
  const rows = [['责令社区戒毒、社区康复人员名单'], headings, ...lines]
  return Buffer.from(await writeXlsx({ sheets: [{ name: '名单', rows }] }))
}

/** Sends a file as a browser does. */
export async function sendFile(
  server: TestServer,
  client: Client,
  bytes: Buffer,
  name = '名单.xlsx',
): Promise<{ status: number; body: { importId: string; code?: string } }> {
  const boundary = `----${randomUUID()}`
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const reply = await server.app.inject({
    method: 'POST',
    url: addressOf(uploadOrders, {}),
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

/** Looks at a list until it stands as hoped; the background reads it meanwhile. */
export async function untilImport(
  client: Client,
  importId: string,
  hoped: (i: OrderImport) => boolean,
  patienceMs = 60_000,
): Promise<OrderImport> {
  for (let waited = 0; ; waited += 100) {
    const { body, text } = await client.call(showOrderImport, { params: { importId } })
    if (body && hoped(body)) return body
    if (waited > patienceMs) throw new Error(`the list did not get so far: ${text}`)
    await wait(100)
  }
}

export async function uploaded(server: TestServer, client: Client, bytes: Buffer): Promise<OrderImport> {
  const sent = await sendFile(server, client, bytes)
  if (sent.status !== 200) throw new Error(`upload answered ${sent.status}: ${JSON.stringify(sent.body)}`)
  return untilImport(client, sent.body.importId, (i) => i.status === 'previewed' || i.status === 'failed')
}
