/** A sentence in the languages of the product. */
export type Words = { readonly zh: string; readonly en: string }

/** Why something was decided: the rule with its value on that day and its source. */
export type Ground = {
  readonly clause: string
  readonly means: Words
  readonly value?: unknown
  readonly source?: string
}

/** A refusal is a value, not an exception: screens show it in the law's words. */
export type Decision<T> =
  | { readonly ok: true; readonly value: T; readonly grounds: readonly Ground[] }
  | { readonly ok: false; readonly refusals: readonly Refusal[] }

/** What is refused, where, and how to mend it. */
export type Refusal = {
  readonly code: string
  readonly field?: string
  readonly says: Words
  readonly mend?: Words
  readonly clause?: string
}

export function accept<T>(value: T, grounds: readonly Ground[] = []): Decision<T> {
  return { ok: true, value, grounds }
}

export function refuse<T>(...refusals: readonly Refusal[]): Decision<T> {
  return { ok: false, refusals }
}
