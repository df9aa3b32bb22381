/** What a workbook from outside may be at most (security.md I1). Bytes, counts, milliseconds. */
export const workbookLimits = {
  fileBytes: 10 * 1024 * 1024,
  zipEntries: 200,
  inflatedBytes: 192 * 1024 * 1024,
  /** Inflated to packed, counted from one megabyte on. */
  zipRatio: 100,
  rows: 50_000,
  columns: 200,
  cellCharacters: 2_000,
  timeMs: 60_000,
  heapMegabytes: 512,
} as const
