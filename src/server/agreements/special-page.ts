import type { z } from 'zod'
import type { listSpecial, ShownSpecialRule, SpecialLine, showSpecial } from '#contract/special-contract.ts'
import { replay } from '#core/case/replay.ts'
import type { Entry } from '#core/journal/entry.ts'
import { findRule, type Policy } from '#core/policy/policy.ts'
import {
  exemptionNow,
  joinedPartners,
  lackingPartners,
  needsGuardian,
  type SpecialInput,
  specialRules,
} from '#core/special/special-rules.ts'
import type { Context } from '#server/http/context.ts'
import { pageOf, readCursor } from '#server/http/keyset.ts'
import { notFound } from '#server/http/problem.ts'
import { personPlace } from '#server/store/create-person.ts'
import { loadJournal } from '#server/store/journal-store.ts'
import { openCase } from '#server/store/open-case.ts'
import { findIdentity, openName } from '#server/store/person-identity.ts'
import { birthYears, listSpecial as list, type SpecialRow } from '#server/store/special-store.ts'
import { lawOf } from './agreement-page.ts'

type Shown = z.input<typeof showSpecial.reply>

const ended: ReadonlySet<string> = new Set(['terminated', 'convertedToIsolation', 'discharged'])

/** Special rules of one case; of what kind they are the police do not learn, only whether isolation is open. */
export async function caseSpecial(context: Context, caseId: string): Promise<Shown> {
  const { tx, services, today, policies, user, saw } = context
  const key = await openCase(tx, caseId)
  const person = await findIdentity(tx, services.vault, key.region, key.personId)
  if (!person) throw notFound()
  const journal = await loadJournal(tx, services.vault, key.region, key.caseId)
  saw({ region: key.region, case: key.caseId, person: key.personId, fields: ['special'] })
  const state = replay(journal, policies, today)
  const policy = policies.at(state.executionPlace ?? key.township ?? key.region)
  const input: SpecialInput = { person, journal, policy, today }
  const rules = ended.has(state.stage) ? [] : specialRules(input)
  const exemption = exemptionNow(rules)
  const police = user.role === 'policeLiaison'
  const female = findRule<boolean>(policy, 'test.femaleCollector', today)
  return {
    rules: police ? [] : [...rules],
    exemption,
    guardian: !police && needsGuardian(input),
    femaleCollector:
      rules.length > 0 && person.sex === 'female' && female?.value === true ? female.clause : null,
    joined: police ? [] : [...joinedPartners(journal)],
    lacking: police ? [] : [...lackingPartners(input, rules)],
    law: lawOf(policy, [
      ...(police ? [] : rules.map((r) => r.clause)),
      exemption?.clause ?? null,
      female?.clause ?? null,
    ]),
  }
}

type Query = z.output<NonNullable<typeof listSpecial.query>>

/** The register: candidates by year of birth and by what is recorded, then each looked at by its own day and journal. */
export async function specialLines(
  context: Context,
  query: Query,
): Promise<{ lines: SpecialLine[]; next: string | null }> {
  const { tx, user, today, policies, saw } = context
  const nation = policies.at('cn')
  const years = (key: string) => findRule<number>(nation, key, today)?.value ?? 0
  const rows = await list(tx, user, {
    ...birthYears(today, years('special.adultYears'), years('special.oldYears')),
    after: readCursor(query.after, 2),
    limit: query.limit + 1,
  })
  const page = pageOf(rows, query.limit, (r) => [r.file_no, r.case_id])
  const lines: SpecialLine[] = []
  for (const row of page.rows) {
    const line = await lineOf(row, context)
    if (line && (!query.kind || line.rules.some((r) => r.kind === query.kind))) lines.push(line)
  }
  saw({ fields: ['name', 'special'], count: lines.length })
  return { lines, next: page.next }
}

async function lineOf(row: SpecialRow, context: Context): Promise<SpecialLine | undefined> {
  const { services, today, policies } = context
  const birthDate = row.birth_date_sealed
    ? services.vault.open(personPlace('birth_date', row.region, row.person_id), row.birth_date_sealed)
    : null
  const policy: Policy = policies.at(row.township)
  const person = { birthDate, birthYear: row.birth_year, sex: row.sex }
  const byAge = specialRules({ person, journal: [], policy, today })
  if (!row.recorded && byAge.length === 0) return undefined
  const journal = await journalOf(row, context)
  const input: SpecialInput = { person, journal, policy, today }
  const rules = specialRules(input)
  if (rules.length === 0) return undefined
  return {
    caseId: row.case_id,
    fileNo: row.file_no,
    name: openName(services.vault, row.region, row.person_id, row.name_sealed),
    stationName: row.station_name,
    workerName: row.worker_name,
    rules: [...rules],
    nextOn: nextOf(rules),
    lacking: [...lackingPartners(input, rules)],
  }
}

/** Row security opens a journal for one case at a time. */
async function journalOf(row: SpecialRow, { tx, services }: Context): Promise<readonly Entry[]> {
  const key = await openCase(tx, row.case_id)
  return loadJournal(tx, services.vault, key.region, key.caseId)
}

function nextOf(rules: readonly ShownSpecialRule[]): string | null {
  return rules.flatMap((r) => (r.until ? [r.until] : [])).sort()[0] ?? null
}
