/** `refused` can not be taken, `warning` must be looked at by a person, `note` is worth knowing. */
export const reasonLevels = ['refused', 'warning', 'note'] as const
export type ReasonLevel = (typeof reasonLevels)[number]
