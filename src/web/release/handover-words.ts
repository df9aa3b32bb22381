import { type Handover, handoverCodes } from '#core/release/release-codes.ts'

/** Who met the person, with the national code where it is known. */
export function handoverWords(words: Readonly<Record<Handover, string>>, handover: Handover): string {
  const code = handoverCodes[handover]
  return code ? `${words[handover]} ${code}` : words[handover]
}
