export const case = {} as const
