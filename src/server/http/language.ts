/** The reader's language: the cookie of the language switch, then the browser's wish, then Chinese. */
export function languageOf(headers: {
  cookie?: string | undefined
  'accept-language'?: string | undefined
}): 'zh' | 'en' {
  const chosen = /(?:^|;\s*)language=(zh|en)/.exec(headers.cookie ?? '')?.[1]
  if (chosen === 'zh' || chosen === 'en') return chosen
  return /^\s*en\b/i.test(headers['accept-language'] ?? '') ? 'en' : 'zh'
}
