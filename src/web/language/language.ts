import { createContext, useContext } from 'react'
import type { Words } from '#core/shared/decision.ts'

export type Language = 'zh' | 'en'

/** A topic's words in both languages; English must have exactly the keys of Chinese, or this does not compile. */
export type Topic<T> = { readonly zh: T; readonly en: Translation<T> }

export type Translation<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : Translation<T[K]>
}

export function topic<const T>(zh: T, en: Translation<T>): Topic<T> {
  return { zh, en }
}

export type LanguageChoice = {
  readonly language: Language
  readonly setLanguage: (language: Language) => void
}

export const LanguageContext = createContext<LanguageChoice>({ language: 'zh', setLanguage: () => {} })

export function useLanguage(): LanguageChoice {
  return useContext(LanguageContext)
}

/** The words of a topic in the reader's language: `const t = useText(dayText)`. */
export function useText<T>(words: Topic<T>): Translation<T> {
  const { language } = useContext(LanguageContext)
  return language === 'en' ? words.en : (words.zh as Translation<T>)
}

/** Says a sentence that the server or the core gave in both languages. */
export function useSay(): (words: Words) => string {
  const { language } = useContext(LanguageContext)
  return (words) => words[language]
}

const cookieName = 'language'

/** The language last chosen on this machine; Chinese where none was. */
export function rememberedLanguage(): Language {
  return /(?:^|; )language=en(?:;|$)/.test(document.cookie) ? 'en' : 'zh'
}

export function rememberLanguage(language: Language): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers that offices still use.
  document.cookie = `${cookieName}=${language}; path=/; max-age=31536000; samesite=lax`
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN'
}
