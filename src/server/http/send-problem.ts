import { STATUS_CODES } from 'node:http'
import type { FastifyReply } from 'fastify'
import type { ZodError } from 'zod'
import type { Refusal, Words } from '#core/shared/decision.ts'
import { changedMeanwhile, Problem } from './problem.ts'

type Language = 'zh' | 'en'

/** Sends RFC 9457 problem details. A fault shows its reference and nothing of its cause. */
export function sendProblem(
  reply: FastifyReply,
  problem: Problem,
  language: Language,
  reference: string,
): FastifyReply {
  const errors = problem.refusals.map((refusal) => errorOf(refusal, language))
  const body = {
    type: `/api/docs#${problem.code}`,
    title: STATUS_CODES[problem.status] ?? 'Error',
    status: problem.status,
    code: problem.code,
    detail: problem.says[language],
    ...(errors.length > 0 ? { errors } : {}),
    ...(problem.status >= 500 ? { instance: `urn:uuid:${reference}` } : {}),
  }
  return reply
    .code(problem.status)
    .headers({ ...problem.headers })
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('content-language', language === 'zh' ? 'zh-CN' : 'en')
    .send(JSON.stringify(body))
}

function errorOf(refusal: Refusal, language: Language) {
  return {
    code: refusal.code,
    ...(refusal.field === undefined ? {} : { pointer: `#/${refusal.field.replaceAll('.', '/')}` }),
    detail: refusal.says[language],
    ...(refusal.mend ? { mend: refusal.mend[language] } : {}),
    ...(refusal.clause ? { clause: refusal.clause } : {}),
  }
}

/** Whatever was thrown, as a problem; what we do not know is a fault of ours (500) and is logged by the caller. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  const { code, statusCode } = error as { code?: string; statusCode?: number }
  if (code === '23505') return changedMeanwhile()
  if (isUnavailable(code) || isPoolTimeout(error)) return unavailable()
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) return clientFault(statusCode)
  return new Problem(500, 'fault', {
    zh: '系统出现故障，您的输入没有丢失也没有保存。请稍后再试；如需报告，请提供编号。',
    en: 'Something failed on our side; nothing was saved. Try again later; quote the reference when you report it.',
  })
}

/** Connection refused or lost, too many connections, shutting down, a statement that took too long. */
function isUnavailable(code: string | undefined): boolean {
  return /^(ECONN\w+|EPIPE|ETIMEDOUT|57\w{3}|53\w{3}|08\w{3}|55P03|40\w{3})$/.test(code ?? '')
}

/** The pool's own error when no connection came free in time has no code. */
function isPoolTimeout(error: unknown): boolean {
  return (
    error instanceof Error &&
    /timeout exceeded when trying to connect|Connection terminated/.test(error.message)
  )
}

export function unavailable(): Problem {
  const says = { zh: '系统繁忙，请稍后再试。', en: 'The system is busy. Try again in a moment.' }
  return new Problem(503, 'unavailable', says, [], { 'retry-after': '2' })
}

const clientSays: Record<number, readonly [string, Words]> = {
  404: ['not-found', { zh: '没有找到，或不在您的权限范围内。', en: 'Not found, or not within your rights.' }],
  413: ['too-large', { zh: '内容太大。', en: 'Too large.' }],
  415: ['unsupported-media-type', { zh: '不支持这种格式。', en: 'This format is not taken.' }],
}

function clientFault(status: number): Problem {
  const [code, says] = clientSays[status] ?? [
    'bad-request',
    { zh: '请求格式不正确。', en: 'The request is malformed.' },
  ]
  return new Problem(status, code, says)
}

/** The contract's refusal of an input: every field with its pointer. */
export function invalidInput(part: 'params' | 'query' | 'body', error: ZodError): Problem {
  const refusals = error.issues.map((issue) => ({
    code: issue.code,
    field: [part, ...issue.path]
      .map((key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1'))
      .join('/'),
    says: { zh: sayInChinese(issue), en: issue.message },
  }))
  return new Problem(
    400,
    'invalid-input',
    { zh: '有几处填写不正确。', en: 'Some fields are not right.' },
    refusals,
  )
}

function sayInChinese(issue: ZodError['issues'][number]): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? '必填。' : '类型不正确。'
    case 'too_small':
      return `太短或太小（至少 ${issue.minimum}）。`
    case 'too_big':
      return `太长或太大（最多 ${issue.maximum}）。`
    case 'unrecognized_keys':
      return `有不认识的字段：${issue.keys.join('、')}。`
    case 'invalid_value':
      return '不在可选范围内。'
    default:
      return '格式不正确。'
  }
}
