/** A page of people ends with the file number and the case of its last row. */
export function cursorOf(row: { readonly file_no: string; readonly case_id: string }): string {
  return Buffer.from(JSON.stringify([row.file_no, row.case_id])).toString('base64url')
}

export function readCursor(after: string | undefined): readonly [string, string] | undefined {
  if (!after) return undefined
  try {
    const [fileNo, caseId] = JSON.parse(Buffer.from(after, 'base64url').toString()) as unknown[]
    return [String(fileNo), String(caseId)]
  } catch {
    return undefined
  }
}
