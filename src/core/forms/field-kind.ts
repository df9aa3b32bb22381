import type { Words } from '#core/shared/decision.ts'
import type { FormFile } from './form-file.ts'

/** One line of a table on a paper. */
export type Row = Readonly<Record<string, string>>
export type FieldValue = string | readonly Row[]

/**
 * One thing that a paper can say of a file. `typable`: where the file does not hold it, it may be written at printing;
 * what the record counts or decides (periods, counters, tests) may not.
 */
export type FieldKind = {
  readonly label: Words
  readonly typable: boolean
  /** Shown masked on the screen that asks; the paper itself names it in full. */
  readonly identity?: 'idNumber' | 'phone' | 'address'
  /** A table: where the file has no line, the paper prints empty ones. */
  readonly table?: true
  readonly read: (file: FormFile) => FieldValue | undefined
}

export type FieldGroup = Readonly<Record<string, FieldKind>>

type Read = FieldKind['read']

/** From the file, or written at printing where the file is silent. */
export const open = (zh: string, en: string, read: Read): FieldKind => ({
  label: { zh, en },
  typable: true,
  read,
})

/** From the file only. */
export const held = (zh: string, en: string, read: Read): FieldKind => ({
  label: { zh, en },
  typable: false,
  read,
})

/** A table of lines from the file. */
export const listed = (zh: string, en: string, read: (file: FormFile) => readonly Row[]): FieldKind => ({
  label: { zh, en },
  typable: false,
  table: true,
  read: (file) => {
    const lines = read(file)
    return lines.length > 0 ? lines : undefined
  },
})
