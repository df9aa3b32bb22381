import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { PlainDate } from '#core/shared/plain-date.ts'

/** The server's only clock; tests and the demonstration city set the day. */
export type Clock = { readonly now: () => string; readonly today: () => PlainDate }

/** Long-lived things that the composition root makes once and hands to handlers and jobs. */
export type Services = {
  /** The application role: RLS applies, no settings means no rows. */
  readonly app: Pool
  /** The role of jobs (sweep, import, rebuild): all areas of a region, still no owner and no BYPASSRLS. */
  readonly job: Pool
  readonly vault: import('#server/crypto/vault.ts').Vault
  /** The packs in force, adopted ones among them; follows what is adopted without a restart. */
  readonly policies: import('#server/policies/live-book.ts').LiveBook
  readonly clock: Clock
  readonly log: Logger
  /** Demonstration logins are accepted only here. */
  readonly demo: boolean
  /** Minutes without a request after which a session ends; 15 (in the demonstration 480) where nothing is set. */
  readonly sessionIdleMinutes?: number
  /** Where messages to people go; without it notices go out on paper only. */
  readonly messages?: import('#server/messages/sender.ts').Sender | undefined
  /** Fonts of the office (仿宋, 小标宋) for printed papers; the packaged serif where none is set. */
  readonly fontDir?: string | undefined
  /** Where the embedded database and the keys live; `/ready` watches the room that is left there. */
  readonly dataDir?: string | undefined
}
