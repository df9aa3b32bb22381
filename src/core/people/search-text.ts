/** What a search text can be. Several readings may hold at once: four digits end a phone or begin a file number. */
export type SearchReading = {
  readonly name?: string
  readonly fileNo?: string
  readonly phoneTail?: string
  readonly phone?: string
  readonly idNumber?: string
}

const tailLength = 4

/**
 * Reads a search text as a name or pinyin, a file number, the last four digits of a phone, a phone or an ID number.
 * Full-width digits and spaces are forgiven. An empty answer means that nothing can be found by such a text.
 */
export function readSearchText(text: string): SearchReading {
  const compact = text.normalize('NFKC').replace(/\s+/g, '').toUpperCase()
  if (compact === '') return {}
  if (/^\d{17}[\dX]$/.test(compact)) return { idNumber: compact }
  if (/^\d{11}$/.test(compact)) return { phone: compact, fileNo: compact }
  if (/^\d+$/.test(compact))
    return compact.length === tailLength ? { phoneTail: compact, fileNo: compact } : { fileNo: compact }
  if (/\d/.test(compact)) return { fileNo: compact }
  return { name: text.normalize('NFKC').trim() }
}
