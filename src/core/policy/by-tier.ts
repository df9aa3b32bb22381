/** A rhythm of a pack: one value for everybody, or one for each tier and `default` for whoever has none of these. */
export type ByTier<T> = T | { readonly default: T; readonly [tier: string]: T }

export function isByTier<T>(value: ByTier<T>): value is { readonly default: T; readonly [tier: string]: T } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'default' in value
}

/** The value for a tier that a person set; what is only proposed moves nothing. */
export function forTier<T>(value: ByTier<T>, tier: string | null | undefined): T {
  if (!isByTier(value)) return value
  return (tier === null || tier === undefined ? undefined : value[tier]) ?? value.default
}
