/** One message as it leaves the house. `ref` is ours, the same on every try: a gateway knows by it what it has already. */
export type Outgoing = { readonly ref: string; readonly phone: string; readonly text: string }

/** What became of the try. `again`: later, perhaps; `rejected`: never. Faults are short codes, not the gateway's words. */
export type Handed =
  | { readonly kind: 'handedOver'; readonly providerRef?: string | undefined }
  | { readonly kind: 'delivered' }
  | { readonly kind: 'again'; readonly fault: string }
  | { readonly kind: 'rejected'; readonly fault: string }

/** Where messages go. Where none is set up, nothing is sent and the screens offer paper. */
export type Sender = {
  readonly name: 'spool' | 'webhook' | 'demo'
  readonly send: (message: Outgoing) => Promise<Handed>
  /** What a gateway shows when it reports a delivery; without it no report is taken. */
  readonly callbackSecret?: string | undefined
}

/** Our reference of a message: its region and id, so that a report of delivery needs no search. */
export function refOf(m: { readonly region: string; readonly id: string }): string {
  return `${m.region}.${m.id}`
}

export function readRef(ref: string): { readonly region: string; readonly id: string } | undefined {
  const found = /^(\d{4})\.([\w-]{1,64})$/.exec(ref)
  return found?.[1] && found[2] ? { region: found[1], id: found[2] } : undefined
}
