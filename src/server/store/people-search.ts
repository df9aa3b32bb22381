import type { PoolClient } from 'pg'
import type { PeopleSearch } from '#contract/people-contract.ts'
import type { SessionUser } from '#server/http/context.ts'
import { addAreaScope, addReaderScope, type Conditions, conditions } from './reader-scope.ts'

/** A row of the people list as stored: the name is still sealed. */
export type PeopleRow = {
  readonly region: string
  readonly case_id: string
  readonly person_id: string
  readonly file_no: string
  readonly name_sealed: Buffer
  readonly sex: 'male' | 'female' | 'unknown'
  readonly birth_year: number | null
  readonly measure: 'communityDetox' | 'communityRehab' | null
  readonly stage: string
  readonly contact: string
  readonly custody: string
  readonly handover: string
  readonly tier_current: string | null
  readonly township: string
  readonly township_name: string | null
  readonly station_name: string | null
  readonly worker_id: string | null
  readonly worker_name: string | null
  readonly report_in_due: string | null
  readonly term_ends: string | null
  readonly next_due_on: string | null
  readonly overdue_count: number
  readonly open_duty_count: number
  readonly finding_kinds: readonly string[]
}

/** What a search text is, decided before the store: tokens and hashes only, never the text itself. */
export type TextMatch = {
  readonly nameTokens?: readonly Buffer[]
  readonly phoneTail?: Buffer
  readonly phone?: Buffer
  readonly idNumber?: Buffer
  readonly fileNo?: string | undefined
}

const sortColumn = { due: 'next_due_on', fileNo: 'file_no', reportIn: 'report_in_due', termEnd: 'term_ends' }

/** Counting stops here: nobody reads past it, and a list of a nation stays instant. */
export const countedTo = 1000

export type PeopleFound = { rows: PeopleRow[]; next: string | null; total: number; more: boolean }

/** One page by keyset within the reader's scope, with its count up to `countedTo`. */
export async function searchPeople(
  tx: PoolClient,
  user: SessionUser,
  search: PeopleSearch,
  match: TextMatch | undefined,
): Promise<PeopleFound> {
  const counting = conditions()
  addFilters(counting, user, search, match)
  const listing = conditions()
  addFilters(listing, user, search, match)
  addAfter(listing, search)
  const { rows: counted } = await tx.query<{ n: number }>(
    `select count(*)::int as n from (
       select 1 from case_state s ${match ? personJoin : ''} where ${counting.where()} limit ${countedTo + 1}) found`,
    [...counting.values],
  )
  const rows = await page(tx, search, listing)
  const last = rows.length > search.limit ? rows[search.limit - 1] : undefined
  const total = counted[0]?.n ?? 0
  return {
    rows: rows.slice(0, search.limit),
    next: last ? cursorOf(last, search.sort) : null,
    total: Math.min(total, countedTo),
    more: total > countedTo,
  }
}

const personJoin = 'join person p on p.region = s.region and p.id = s.person_id'

async function page(tx: PoolClient, search: PeopleSearch, c: Conditions): Promise<PeopleRow[]> {
  const direction = search.descending ? 'desc' : 'asc'
  const column = sortColumn[search.sort]
  const order =
    search.sort === 'fileNo'
      ? `s.file_no ${direction}, s.case_id ${direction}`
      : `s.${column} ${direction} nulls last, s.file_no ${direction}, s.case_id ${direction}`
  // The page is cut before the joins: names of stations and workers are looked up for its rows alone.
  const { rows } = await tx.query<PeopleRow>(
    `with cut as materialized (
       select s.* from case_state s ${c.values.length > 0 && usesPerson(c) ? personJoin : ''}
       where ${c.where()} order by ${order} limit ${search.limit + 1})
     select s.region, s.case_id, s.person_id, s.file_no, p.name_sealed, p.sex, p.birth_year, s.measure, s.stage,
       s.contact, s.custody, s.handover, s.tier_current, s.township, a.name as township_name,
       o.name as station_name, s.worker_id, w.name as worker_name, s.report_in_due::text, s.term_ends::text,
       s.next_due_on::text, s.overdue_count, s.open_duty_count, s.finding_kinds
     from cut s join person p on p.region = s.region and p.id = s.person_id
       left join area a on a.code = s.township
       left join organisation o on o.id = s.station_id
       left join staff w on w.account_id = s.worker_id
     order by ${order}`,
    [...c.values],
  )
  return rows
}

function usesPerson(c: Conditions): boolean {
  return c.where().includes('p.')
}

function addFilters(
  c: Conditions,
  user: SessionUser,
  search: PeopleSearch,
  match: TextMatch | undefined,
): void {
  addReaderScope(c, user, 's')
  if (search.area) addAreaScope(c, search.area, 's')
  if (search.stage && search.stage.length > 0) c.add('s.stage = any(?)', search.stage)
  if (search.measure) c.add('s.measure = ?', search.measure)
  // who is not told a tier learns none by filtering either
  const told = user.role !== 'policeLiaison' && user.role !== 'narcoticsOffice'
  if (search.tier && told) c.add('s.tier_current = ?', search.tier)
  if (search.finding) c.add('? = any(s.finding_kinds)', search.finding)
  if (search.overdue !== undefined) c.add(search.overdue ? 's.overdue_count > 0' : 's.overdue_count = 0')
  if (search.unassigned) c.add('s.worker_id is null')
  if (search.worker) c.add('s.worker_id = ?', search.worker)
  if (match) addMatch(c, match)
}

/** Joined to `person p`, and to `case_state s` where file numbers are read too. */
export function addMatch(c: Conditions, match: TextMatch): void {
  const parts: string[] = []
  const values: unknown[] = []
  const either = (sql: string, value: unknown) => {
    if (value === undefined) return
    parts.push(sql)
    values.push(value)
  }
  either('p.name_tokens @> ?::bytea[]', match.nameTokens)
  either('p.phone_tail_index = ?', match.phoneTail)
  either('p.phone_index = ?', match.phone)
  either('p.id_number_index = ?', match.idNumber)
  either('starts_with(s.file_no, ?)', match.fileNo)
  c.add(parts.length === 0 ? 'p.id is null' : parts.join(' or '), ...values)
}

function addAfter(c: Conditions, search: PeopleSearch): void {
  if (!search.after) return
  const [value, fileNo, caseId] = readCursor(search.after)
  const than = search.descending ? '<' : '>'
  const column = `s.${sortColumn[search.sort]}`
  const tie = `(s.file_no, s.case_id) ${than} (?, ?)`
  if (search.sort === 'fileNo') c.add(tie, fileNo, caseId)
  else if (value === null) c.add(`${column} is null and ${tie}`, fileNo, caseId)
  else
    c.add(
      `${column} ${than} ?::date or (${column} = ?::date and ${tie}) or ${column} is null`,
      value,
      value,
      fileNo,
      caseId,
    )
}

function cursorOf(row: PeopleRow, sort: PeopleSearch['sort']): string {
  const value = {
    due: row.next_due_on,
    fileNo: row.file_no,
    reportIn: row.report_in_due,
    termEnd: row.term_ends,
  }
  return Buffer.from(JSON.stringify([value[sort], row.file_no, row.case_id])).toString('base64url')
}

function readCursor(after: string): [string | null, string, string] {
  try {
    const [value, fileNo, caseId] = JSON.parse(Buffer.from(after, 'base64url').toString()) as unknown[]
    return [typeof value === 'string' ? value : null, String(fileNo), String(caseId)]
  } catch {
    return [null, '', '']
  }
}
