import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { attachCopy, downloadCopy, issuePaper, listDocuments } from '#contract/document-contract.ts'
import { withClient } from '#server/database/pool.ts'
import { bulkLoad } from '#server/store/bulk-load.ts'
import { aLife, foundCity, stations, townships } from '#test/support/lives.ts'
import { addressOf, type Client, origin, startServer, type TestServer } from '#test/support/server.ts'

let server: TestServer
let worker: Client
const caseId = randomUUID()
const documentId = randomUUID()

beforeAll(async () => {
  server = await startServer({ today: '2025-06-02' })
  await foundCity(server.services)
  worker = await server.signIn({ role: 'worker', org: stations[0], area: townships[0] })
  const life = aLife({ n: 1, worker: worker.account })
  const personId = randomUUID()
  const one = {
    ...life,
    person: { ...life.person, id: personId },
    caseFile: { ...life.caseFile, id: caseId, personId },
    entries: life.entries.map((e) => ({ ...e, case: caseId, id: randomUUID() })),
  }
  await bulkLoad(server.services, [one], { today: '2025-06-02' })
  const issued = await worker.call(issuePaper, {
    params: { caseId },
    body: { id: documentId, form: 'F-08' },
    headers: { 'if-match': '"3"' },
  })
  expect(issued.status, issued.text).toBe(200)
})
afterAll(() => server.close())

async function send(client: Client, bytes: Buffer, name = 'scan.jpg', type = 'image/jpeg') {
  const edge = `edge${randomUUID()}`
  const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`
  const reply = await server.app.inject({
    method: 'POST',
    url: addressOf(attachCopy, { params: { caseId, documentId } }),
    headers: {
      cookie: client.cookie,
      origin,
      host: 'localhost',
      'idempotency-key': randomUUID(),
      'content-type': `multipart/form-data; boundary=${edge}`,
    },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]),
  })
  return { status: reply.statusCode, text: reply.body, body: reply.json() }
}

async function fetchCopy(client: Client, copyId: string) {
  const url = addressOf(downloadCopy, { params: { caseId, documentId, copyId } })
  return server.app.inject({ method: 'GET', url, headers: { cookie: client.cookie } })
}

/** A photo as a phone takes it: on its side, with place and camera. */
function photo(): Promise<Buffer> {
  return sharp({ create: { width: 60, height: 40, channels: 3, background: '#fff' } })
    .jpeg()
    .withExif({
      IFD0: { Make: 'PhoneMaker' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '31/1 15/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '120/1 30/1 0/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer()
}

test('a photo is drawn anew: upright, without place and camera, sealed at rest, sent as an attachment', async () => {
  const taken = await photo()
  expect(taken.toString('latin1')).toContain('PhoneMaker')
  const { status, body, text } = await send(worker, taken)
  expect(status, text).toBe(200)
  expect(body).toMatchObject({ mediaType: 'image/jpeg' })
  const back = await fetchCopy(worker, body.id)
  expect(back.statusCode).toBe(200)
  expect(back.headers['content-disposition']).toBe('attachment; filename="F-08_2025-06-02_signed.jpg"')
  expect(back.headers['content-type']).toBe('image/jpeg')
  const kept = await sharp(back.rawPayload).metadata()
  expect(kept).toMatchObject({ width: 40, height: 60 })
  expect(kept.exif).toBeUndefined()
  expect(back.rawPayload.toString('latin1')).not.toContain('PhoneMaker')
  const rows = await withClient(server.services.admin, (db) =>
    db.query('select content_sealed, name_sealed from attachment where id = $1', [body.id]),
  )
  expect(rows.rows[0].content_sealed.includes(back.rawPayload.subarray(20, 60))).toBe(false)
  expect(rows.rows[0].name_sealed.toString('latin1')).not.toContain('scan')
})

test('the kind is read from the bytes, not from the name', async () => {
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#00f' } })
    .png()
    .toBuffer()
  expect((await send(worker, png, 'paper.pdf', 'application/pdf')).body).toMatchObject({
    mediaType: 'image/png',
  })
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n')
  expect((await send(worker, pdf, 'x.png', 'image/png')).body).toMatchObject({ mediaType: 'application/pdf' })
})

test.each([
  ['a page of script', Buffer.from('<html><script>1</script></html>'), 'unknownType'],
  ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'unknownType'],
  ['nothing', Buffer.alloc(0), 'empty'],
  ['a broken photo', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2, 3]), 'damaged'],
  ['a PDF that acts', Buffer.from('%PDF-1.4\n<< /S /JavaScript /JS (app.alert(1)) >>'), 'activePdf'],
  ['too much', Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(11 * 1024 * 1024)]), 'tooLarge'],
])('%s is refused', async (_what, bytes, code) => {
  const { status, text } = await send(worker, bytes)
  expect(status, text).toBe(422)
  expect(text).toContain(code)
})

test('copies stand in the list, and are absent for those who can not see the case', async () => {
  const { body } = await worker.call(listDocuments, { params: { caseId } })
  expect(body.documents[0]?.copies.map((c) => c.mediaType)).toEqual([
    'image/jpeg',
    'image/png',
    'application/pdf',
  ])
  const other = await server.signIn({ role: 'worker', org: stations[1], area: townships[1] })
  expect((await fetchCopy(other, body.documents[0]?.copies[0]?.id ?? '')).statusCode).toBe(404)
  expect((await send(other, await photo())).status).toBe(404)
})
