import type { Page } from 'playwright-core'

/**
 * Words on the page that nobody translated: keys of the data (`officeDutyMissed`), `undefined`, and headings, labels and
 * buttons in the other language. Names of people and places stay Chinese; what is in `code` or a figure is data.
 */
export async function unsaid(page: Page, language: 'zh' | 'en'): Promise<string[]> {
  return page.evaluate((reader) => {
    const data = 'code, .figures, [lang], option, .working-as, input, textarea, svg'
    const own =
      reader === 'en'
        ? 'thead th, legend, [role=tab], .card-head h2, label.choice'
        : 'thead th, legend, [role=tab], h2, button'
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const words = node.textContent?.trim() ?? ''
      const parent = node.parentElement
      if (words === '' || !parent || parent.closest(`${data}, script, style`)) continue
      if (/\b(undefined|null|NaN)\b|\[object|\b[a-z]+[A-Z][a-z]+\w*\b/.test(words)) found.push(words)
      if (!parent.closest(own) || parent.closest('.data, .menu-words')) continue
      if (reader === 'en' ? /[\u4e00-\u9fff]/.test(words) : /^[A-Za-z][A-Za-z ,.]{3,}$/.test(words))
        found.push(words)
    }
    return found
  }, language)
}
