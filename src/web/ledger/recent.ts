const key = 'ledgers.recent'
const kept = 4

/** Names of the layouts that were opened last: nothing of what stood in them. */
export function recentLayouts(): readonly string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(found) ? found.map(String) : []
  } catch {
    return []
  }
}

export function noteLayout(id: string): void {
  try {
    const next = [id, ...recentLayouts().filter((other) => other !== id)].slice(0, kept)
    localStorage.setItem(key, JSON.stringify(next))
  } catch {
    // A browser without storage remembers nothing.
  }
}
