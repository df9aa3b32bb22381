/** Whether somebody can work, and what they do: what the employment rate counts. For whom they work is not asked. */
export const abilities = ['able', 'unable'] as const
export const occupations = ['employed', 'selfEmployed', 'casual', 'studying', 'none'] as const
