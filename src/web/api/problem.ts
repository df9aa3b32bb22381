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
  const code = String(
    body.code ??
      String(body.type ?? '')
        .split(/[/:#]/)
        .at(-1) ??
      '',
  )
  const words =
    wordsOf(body.says) ?? wordsOf({ zh: body.detail ?? body.title, en: body.detail ?? body.title })
  const says = words ?? {
    zh: '操作没有成功，您填写的内容还在，请重试。',
    en: 'That did not work. What you typed is still here; please try again.',
  }
  const reference =
    body.reference ?? body.correlation ?? body.instance ?? response.headers.get('x-request-id')
  return new ApiError(
    response.status,
    code,
    says,
    refusalsOf(body),
    reference ? String(reference) : undefined,
  )
}

function wordsOf(value: unknown): Words | undefined {
  if (typeof value === 'string') return { zh: value, en: value }
  const words = value as Partial<Words> | undefined
  return typeof words?.zh === 'string' ? { zh: words.zh, en: words.en ?? words.zh } : undefined
}

function refusalsOf(body: Record<string, unknown>): readonly Refusal[] {
  const listed = body['refusals'] ?? body['errors']
  if (!Array.isArray(listed)) return []
  return listed.map((item) => ({
    code: String(item.code ?? ''),
    says: wordsOf(item.says ?? item.detail ?? item.message) ?? {
      zh: '请检查这一项。',
      en: 'Please check this.',
    },
    ...(item.field ? { field: String(item.field) } : {}),
    ...(wordsOf(item.mend) ? { mend: wordsOf(item.mend) as Words } : {}),
    ...(item.clause ? { clause: String(item.clause) } : {}),
  }))
}
