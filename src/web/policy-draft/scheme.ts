/** The parts of a tier scheme whose numbers a place may set. */
export type Scheme = {
  readonly base: number
  readonly tiers: readonly {
    readonly key: string
    readonly from: number
    readonly name: { zh: string; en: string }
  }[]
  readonly facts: readonly Readonly<Record<string, unknown>>[]
}

export function isScheme(value: unknown): value is Scheme {
  return (
    typeof value === 'object' && value !== null && 'tiers' in value && 'facts' in value && 'base' in value
  )
}
