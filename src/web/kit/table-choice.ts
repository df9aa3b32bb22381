/** Which columns and which density a reader chose for a table: no personal data, so it may stay on the machine. */
export type TableChoice = { readonly dense: boolean; readonly columns: Readonly<Record<string, boolean>> }

export function readTableChoice(table: string): TableChoice {
  try {
    const kept = JSON.parse(localStorage.getItem(`table.${table}`) ?? '{}')
    return { dense: kept.dense === true, columns: kept.columns ?? {} }
  } catch {
    return { dense: false, columns: {} }
  }
}

export function writeTableChoice(table: string, choice: TableChoice): void {
  try {
    localStorage.setItem(`table.${table}`, JSON.stringify(choice))
  } catch {
    // Storage is full or forbidden: the choice holds for this page only.
  }
}
