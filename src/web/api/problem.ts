import type { Refusal, Words } from '#core/shared/decision.ts'

/** Problem details (RFC 9457) as a value that screens can show: in words, at the field, with its clause. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly says: Words
  readonly refusals: readonly Refusal[]
  readonly reference: string | undefined

  constructor(
    status: number,
    code: string,
    says: Words,
    refusals: readonly Refusal[] = [],
    reference?: string,
  ) {
    super(`${status} ${code}`)
    this.status = status
    this.code = code
    this.says = says
    this.refusals = refusals
    this.reference = reference
  }
}

export function unreachable(): ApiError {
  return new ApiError(0, 'unreachable', {
    zh: '连不上服务器，请检查网络后重试。',
    en: 'The server can not be reached. Check the network and try again.',
  })
}

/** Reads an answer that is not the hoped-for one; a body that is no problem document becomes a plain failure. */
export async function readProblem(response: Response): Promise<ApiError> {
  const body = await response.json().catch(() => ({}))
  const says = wordsOf(body.detail) ?? {
    zh: '操作没有成功，您填写的内容还在，请重试。',
    en: 'That did not work. What you typed is still here; please try again.',
  }
  const reference = response.status >= 500 ? response.headers.get('x-request-id') : null
  return new ApiError(
    response.status,
    String(body.code ?? ''),
    says,
    refusalsOf(body),
    reference ?? undefined,
  )
}

/** The server answers in the reader's language only. */
function wordsOf(value: unknown): Words | undefined {
  return typeof value === 'string' ? { zh: value, en: value } : undefined
}

function refusalsOf(body: Record<string, unknown>): readonly Refusal[] {
  const listed = body['errors']
  if (!Array.isArray(listed)) return []
  return listed.map((item) => {
    const field = fieldOf(item.pointer)
    const mend = wordsOf(item.mend)
    return {
      code: String(item.code ?? ''),
      says: wordsOf(item.detail) ?? { zh: '请检查这一项。', en: 'Please check this.' },
      ...(field ? { field } : {}),
      ...(mend ? { mend } : {}),
      ...(item.clause ? { clause: String(item.clause) } : {}),
    }
  })
}

/** `#/body/entries/0/data/to` is the field `entries.0.data.to` of a form. */
function fieldOf(pointer: unknown): string | undefined {
  if (typeof pointer !== 'string') return undefined
  return pointer
    .replace(/^#?\//, '')
    .replace(/^(body|query|params)\//, '')
    .replaceAll('/', '.')
}
