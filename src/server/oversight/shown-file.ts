import type { OfficeFile } from '#contract/oversight-shapes.ts'
import type { OfficeFileLine } from '#server/store/office-file-store.ts'

/** A file as its readers see it: never its own name, which may say more than it should. */
export function shownFile({ id, mediaType, bytes, byName, at }: OfficeFileLine): OfficeFile {
  return { id, mediaType, bytes, byName, at }
}
