import type { PoolClient } from 'pg'
import type { StaffRecord } from '#contract/staff-record-contract.ts'

export async function readStaffRecord(tx: PoolClient, staff: string): Promise<StaffRecord> {
  const times = await tx.query(
    `select from_on::text as "from", full_time as "fullTime", social_worker as "socialWorker"
     from staff_time where staff_id = $1 order by from_on desc`,
    [staff],
  )
  const certificates = await tx.query(
    `select id, kind, level, title, from_on::text as "from", to_on::text as "to"
     from staff_certificate where staff_id = $1 order by from_on desc, id`,
    [staff],
  )
  const trainings = await tx.query(
    `select id, held_on::text as "on", hours, topic from staff_training where staff_id = $1 order by held_on desc, id`,
    [staff],
  )
  return { times: times.rows, certificates: certificates.rows, trainings: trainings.rows }
}

type Certificate = Omit<StaffRecord['certificates'][number], 'id'> & { readonly id: string }

export async function insertCertificate(tx: PoolClient, staff: string, c: Certificate): Promise<void> {
  await tx.query(
    `insert into staff_certificate (id, staff_id, kind, level, title, from_on, to_on)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing`,
    [c.id, staff, c.kind, c.level, c.title, c.from, c.to],
  )
}

/** False where there is no such certificate of this person, or the day is before it began. */
export async function endCertificateOn(
  tx: PoolClient,
  staff: string,
  id: string,
  to: string,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    'update staff_certificate set to_on = $3 where staff_id = $1 and id = $2 and from_on <= $3::date',
    [staff, id, to],
  )
  return rowCount === 1
}

export async function insertTraining(
  tx: PoolClient,
  staff: string,
  t: StaffRecord['trainings'][number],
): Promise<void> {
  await tx.query(
    `insert into staff_training (id, staff_id, held_on, hours, topic) values ($1, $2, $3, $4, $5)
     on conflict (id) do nothing`,
    [t.id, staff, t.on, t.hours, t.topic],
  )
}
