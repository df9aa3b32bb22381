/**
 * Field-level encryption (AEAD) and keyed blind indexes. Keys live outside the database; the key id is in the ciphertext.
 * `place` is `table.column:rowId` and is bound as additional data, so a ciphertext moved to another row does not open.
 */
export type Vault = {
  readonly seal: (place: string, text: string) => Buffer
  readonly open: (place: string, sealed: Buffer) => string
  /** A keyed hash for exact search: `kind` separates the indexes (`idNumber`, `phone`, `phoneTail`, `nameToken`). */
  readonly index: (kind: string, text: string) => Buffer
}
