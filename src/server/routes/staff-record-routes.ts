import {
  addCertificate,
  addTraining,
  endCertificate,
  type StaffRecord,
  showStaffRecord,
} from '#contract/staff-record-contract.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { notFound, refused } from '#server/http/problem.ts'
import { listStaff } from '#server/store/staff-people.ts'
import {
  endCertificateOn,
  insertCertificate,
  insertTraining,
  readStaffRecord,
} from '#server/store/staff-record.ts'
import { staffScope } from '#server/store/staff-store.ts'

/** Working time, certificates and trainings of the staff that a manager looks after. */
export const staffRecordHandlers: readonly Handler[] = [
  handle(showStaffRecord, async ({ params }, context) => recordOf(context, params.staffId)),

  handle(addCertificate, async ({ params, body }, context) => {
    await mustSee(context, params.staffId)
    if (body.to !== null && body.to < body.from) throw beforeBegin()
    await insertCertificate(context.tx, params.staffId, body)
    return recordOf(context, params.staffId)
  }),

  handle(endCertificate, async ({ params, body }, context) => {
    await mustSee(context, params.staffId)
    if (!(await endCertificateOn(context.tx, params.staffId, params.certificateId, body.to)))
      throw beforeBegin()
    return recordOf(context, params.staffId)
  }),

  handle(addTraining, async ({ params, body }, context) => {
    await mustSee(context, params.staffId)
    if (body.on > context.today)
      throw refused([
        {
          code: 'training.ahead',
          field: 'on',
          says: { zh: '培训日期不能在今天之后。', en: 'The day of the training has not come.' },
        },
      ])
    await insertTraining(context.tx, params.staffId, body)
    return recordOf(context, params.staffId)
  }),
]

async function recordOf(context: Context, staff: string): Promise<StaffRecord> {
  await mustSee(context, staff)
  return readStaffRecord(context.tx, staff)
}

async function mustSee({ tx, user, today }: Context, id: string): Promise<void> {
  const [found] = await listStaff(tx, staffScope(user.grant), { id, limit: 1, left: true }, today)
  if (!found) throw notFound()
}

function beforeBegin() {
  return refused([
    {
      code: 'certificate.end',
      field: 'to',
      says: {
        zh: '失效日期早于发证日期，或者没有这份证书。',
        en: 'It ends before it begins, or is not there.',
      },
    },
  ])
}
