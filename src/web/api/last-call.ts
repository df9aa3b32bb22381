let last = Date.now()

/** When the server last heard from this page: what its idle clock counts from. */
export function lastCallAt(): number {
  return last
}

export function noteCall(): void {
  last = Date.now()
}
