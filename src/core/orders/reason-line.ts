type Level = 'refused' | 'warning' | 'note'

/** One line of the reasons' words: how grave it is, what is wrong, how to mend it. `{column}` is the column's title. */
export function r(level: Level, zh: string, en: string, mendZh: string, mendEn: string) {
  return { level, zh, en, mendZh, mendEn }
}
