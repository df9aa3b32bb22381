import type { PoolClient } from 'pg'
import type { Form } from '#core/forms/form.ts'
import type { Words } from '#core/shared/decision.ts'
import type { SessionUser } from '#server/http/context.ts'
import { addReaderScope, conditions } from './reader-scope.ts'

export type BatchPerson = {
  readonly region: string
  readonly case_id: string
  readonly person_id: string
  readonly file_no: string
  readonly name_sealed: Buffer
  readonly worker_name: string | null
  readonly due_on: string | null
}

export type BatchFilter = {
  readonly form: Form
  readonly due: boolean
  readonly worker: string | undefined
  readonly after: readonly string[] | undefined
  readonly limit: number
}

const never = '9999-12-31'

/** People of the reader's own scope for whom a form may fit, the most urgent first. */
export async function listBatchPeople(
  tx: PoolClient,
  user: SessionUser,
  { form, due, worker, after, limit }: BatchFilter,
): Promise<readonly BatchPerson[]> {
  const c = conditions()
  const duties = c.value([...(form.batch?.duties ?? [])])
  addReaderScope(c, user, 's')
  const { stages, measures } = form.offered
  c.add('s.stage = any(?)', stages ?? ['ordered', 'awaitingReport', 'inForce', 'suspended'])
  if (measures) c.add('s.measure = any(?)', measures)
  if (worker) c.add('s.worker_id = ?', worker)
  if (due && (form.batch?.duties.length ?? 0) > 0) c.add('d.due_on is not null')
  if (after) c.add(`(coalesce(d.due_on, '${never}'), s.file_no, s.case_id) > (?::date, ?, ?)`, ...after)
  const { rows } = await tx.query<BatchPerson>(
    `select s.region, s.case_id, s.person_id, s.file_no, p.name_sealed, w.name as worker_name, d.due_on::text
     from case_state s join person p on p.region = s.region and p.id = s.person_id
       left join staff w on w.account_id = s.worker_id
       left join lateral (select min(due_on) as due_on from duty t where t.region = s.region
         and t.case_id = s.case_id and t.status = 'open' and t.kind = any(${duties})) d on true
     where ${c.where()} order by coalesce(d.due_on, '${never}'), s.file_no, s.case_id limit ${limit}`,
    [...c.values],
  )
  return rows
}

/** The key of a line of `listBatchPeople`. */
export function batchPlace({ due_on, file_no, case_id }: BatchPerson): readonly string[] {
  return [due_on ?? never, file_no, case_id]
}

/** The last paper of a form that stands on an opened case: about that entry where it is about one. */
export async function lastIssued(
  tx: PoolClient,
  at: { readonly region: string; readonly caseId: string },
  form: string,
  about: string | undefined,
): Promise<string | null> {
  const { rows } = await tx.query<{ on: string | null }>({
    name: 'document-last',
    text: `select max(d.on_day)::text as "on" from document d left join document_void v
        on v.region = d.region and v.case_id = d.case_id and v.document_id = d.id
      where d.region = $1 and d.case_id = $2 and d.form = $3 and v.at is null
        and ($4::text is null or d.about_entry = $4)`,
    values: [at.region, at.caseId, form, about ?? null],
  })
  return rows[0]?.on ?? null
}

export type Batch = {
  readonly region: string
  readonly id: string
  readonly form: string
  readonly typed: Buffer
  readonly startedAt: string
  readonly waiting: number
  readonly issued: number
  readonly failed: number
}

export type NewBatch = Pick<Batch, 'region' | 'id' | 'form' | 'typed'> & {
  readonly by: { readonly user: string; readonly org: string }
  readonly at: string
  readonly items: readonly { readonly region: string; readonly caseId: string; readonly documentId: string }[]
}

/** False where the batch was begun before. */
export async function insertBatch(tx: PoolClient, b: NewBatch): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'batch-insert',
    text: `insert into document_batch (region, id, form, typed_sealed, by_user, by_org, started_at)
      values ($1, $2, $3, $4, $5, $6, $7) on conflict (region, id) do nothing`,
    values: [b.region, b.id, b.form, b.typed, b.by.user, b.by.org, b.at],
  })
  if (rowCount !== 1) return false
  await tx.query({
    name: 'batch-items-insert',
    text: `insert into document_batch_item (region, batch_id, place, case_id, document_id, by_user, state)
      select $1, $2, i.place, i.case_id, i.document_id, $5, 'waiting'
      from unnest($3::text[], $4::text[]) with ordinality as i(case_id, document_id, place)`,
    values: [b.region, b.id, b.items.map((i) => i.caseId), b.items.map((i) => i.documentId), b.by.user],
  })
  return true
}

const counts = `count(*) filter (where i.state = 'waiting')::int as waiting,
  count(*) filter (where i.state = 'issued')::int as issued, count(*) filter (where i.state = 'failed')::int as failed`
const columns = `b.region, b.id, b.form, b.typed_sealed as typed, b.started_at as "startedAt", ${counts}`
const from = 'from document_batch b join document_batch_item i on i.region = b.region and i.batch_id = b.id'

/** Of the one who asks: row security shows no other. */
export async function findBatch(tx: PoolClient, region: string, id: string): Promise<Batch | undefined> {
  const { rows } = await tx.query<Batch>({
    name: 'batch-find',
    text: `select ${columns} ${from} where b.region = $1 and b.id = $2 group by b.region, b.id`,
    values: [region, id],
  })
  return rows[0]
}

export async function listBatches(tx: PoolClient, region: string): Promise<readonly Batch[]> {
  const { rows } = await tx.query<Batch>({
    name: 'batch-list',
    text: `select ${columns} ${from} where b.region = $1 group by b.region, b.id order by b.started_at desc limit 20`,
    values: [region],
  })
  return rows
}

export type BatchItemRow = {
  readonly place: number
  readonly caseId: string
  readonly documentId: string
  readonly state: 'waiting' | 'issued' | 'failed'
  readonly number: string | null
  readonly pages: number | null
  readonly says: readonly Words[] | null
}

export async function listBatchItems(
  tx: PoolClient,
  region: string,
  batch: string,
): Promise<readonly BatchItemRow[]> {
  const { rows } = await tx.query<BatchItemRow>({
    name: 'batch-items',
    text: `select place, case_id as "caseId", document_id as "documentId", state, number, pages, says
      from document_batch_item where region = $1 and batch_id = $2 order by place`,
    values: [region, batch],
  })
  return rows
}

/** The next one whose turn it is, held until the end of the transaction; two tabs take two different ones. */
export async function takeBatchItem(
  tx: PoolClient,
  region: string,
  batch: string,
): Promise<BatchItemRow | undefined> {
  const { rows } = await tx.query<BatchItemRow>({
    name: 'batch-take',
    text: `select place, case_id as "caseId", document_id as "documentId", state, number, pages, says
      from document_batch_item where region = $1 and batch_id = $2 and state = 'waiting'
      order by place limit 1 for update skip locked`,
    values: [region, batch],
  })
  return rows[0]
}

export async function endBatchItem(
  tx: PoolClient,
  at: { readonly region: string; readonly batch: string; readonly place: number },
  end: { readonly number: string | null; readonly pages: number } | { readonly says: readonly Words[] },
): Promise<void> {
  const issued = 'pages' in end
  await tx.query({
    name: 'batch-end',
    text: `update document_batch_item set state = $4, number = $5, pages = $6, says = $7
      where region = $1 and batch_id = $2 and place = $3`,
    values: [
      ...[at.region, at.batch, at.place, issued ? 'issued' : 'failed'],
      ...(issued ? [end.number, end.pages, null] : [null, null, JSON.stringify(end.says)]),
    ],
  })
}
