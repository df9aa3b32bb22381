import type { Refusal, Words } from '#core/shared/decision.ts'

/**
 * An answer that is not the hoped-for one, as RFC 9457 problem details. Throw it anywhere below a handler.
 * 404 is also the answer for what is out of scope: absent and hidden must be alike (roles.md).
 */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly says: Words
  readonly refusals: readonly Refusal[]
  /** Headers that belong to the answer, for example `retry-after`. */
  readonly headers: Readonly<Record<string, string>>
  constructor(
    status: number,
    code: string,
    says: Words,
    refusals: readonly Refusal[] = [],
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(`${status} ${code}: ${says.en}`)
    this.status = status
    this.code = code
    this.says = says
    this.refusals = refusals
    this.headers = headers
  }
}

export function notFound(): Problem {
  return new Problem(404, 'not-found', {
    zh: '没有找到，或不在您的权限范围内。',
    en: 'Not found, or not within your rights.',
  })
}

/** A rule said no: 422 with the legal grounds, so that the form can show why and keep its text. */
export function refused(refusals: readonly Refusal[]): Problem {
  const says = refusals[0]?.says ?? { zh: '不能这样登记。', en: 'This can not be recorded.' }
  return new Problem(422, 'refused', says, refusals)
}

export function changedMeanwhile(): Problem {
  return new Problem(409, 'changed-meanwhile', {
    zh: '刚才有人先登记了新内容，请刷新后再试。',
    en: 'Someone recorded something in the meantime. Reload and try again.',
  })
}
