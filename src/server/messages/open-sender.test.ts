import { describe, expect, test } from 'vitest'
import { readConfig } from '#server/config.ts'
import { openSender } from './open-sender.ts'
import { readRef, refOf } from './sender.ts'

const secret = 'sixteen letters or more'
const webhook = { MESSAGE_SENDER: 'webhook', MESSAGE_WEBHOOK_SECRET: secret }
const opened = (env: Record<string, string>) => openSender(readConfig(env))?.name

describe('what the configuration makes of it', () => {
  test('nothing set: paper only; in the demonstration a sender that sends nothing', () => {
    expect(opened({})).toBeUndefined()
    expect(opened({ TONGXING_DEMO: '1' })).toBe('demo')
    expect(opened({ TONGXING_DEMO: '1', MESSAGE_SENDER: 'print' })).toBeUndefined()
  })

  test('a spool, a gateway elsewhere by https, a gateway on this machine', () => {
    expect(opened({ MESSAGE_SENDER: 'spool' })).toBe('spool')
    for (const url of ['https://gateway.example/send', 'http://127.0.0.1:9000/send', 'http://localhost/send'])
      expect(opened({ ...webhook, MESSAGE_WEBHOOK_URL: url }), url).toBe('webhook')
  })

  test.each([
    [{ ...webhook }, /MESSAGE_WEBHOOK_URL/],
    [{ MESSAGE_SENDER: 'webhook', MESSAGE_WEBHOOK_URL: 'https://gateway.example' }, /MESSAGE_WEBHOOK_SECRET/],
    [{ ...webhook, MESSAGE_WEBHOOK_URL: 'http://gateway.example/send' }, /must be https/],
    [{ MESSAGE_SENDER: 'spool', MESSAGE_CALLBACK_SECRET: 'short' }, /MESSAGE_CALLBACK_SECRET/],
  ])('%j does not start', (env, why) => {
    expect(() => readConfig(env)).toThrow(why)
  })

  test('a wrong secret is named and not repeated', () => {
    const start = () => readConfig({ MESSAGE_SENDER: 'spool', MESSAGE_CALLBACK_SECRET: 'hush-hush' })
    expect(start).toThrow(expect.objectContaining({ message: expect.not.stringContaining('hush-hush') }))
  })
})

test('a reference leads back to its message, and nothing else does', () => {
  const message = { region: '3298', id: '0197a000-0000-7000-8000-000000000001' }
  expect(readRef(refOf(message))).toEqual(message)
  for (const ref of ['', '3298', '3298.', '.x', '32980.x', "3298.x' or 1=1", `3298.${'x'.repeat(65)}`])
    expect(readRef(ref), ref).toBeUndefined()
})
