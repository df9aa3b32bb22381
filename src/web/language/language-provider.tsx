import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { loadEnglish } from './english.ts'
import { type Language, LanguageContext, rememberedLanguage, rememberLanguage } from './language.ts'

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, set] = useState<Language>(() => {
    const remembered = rememberedLanguage()
    document.documentElement.lang = remembered === 'en' ? 'en' : 'zh-CN'
    return remembered
  })
  const setLanguage = useCallback((next: Language) => {
    rememberLanguage(next)
    if (next === 'en') void loadEnglish().then(() => set(next))
    else set(next)
  }, [])
  const choice = useMemo(() => ({ language, setLanguage }), [language, setLanguage])
  return <LanguageContext value={choice}>{children}</LanguageContext>
}
