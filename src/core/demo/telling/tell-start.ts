import { type DayNumber, fromDayNumber } from '#core/shared/plain-date.ts'
import type { Teller } from './teller.ts'
import { goals, needs, visitTexts } from './texts.ts'

/** Report-in and what the office owes in the first weeks. `brief` leaves out what only a running case needs. */
export function tellStart(teller: Teller, on: DayNumber, how: { agreement: boolean; brief: boolean }): void {
  const { journal, random } = teller
  const hands = teller.before ?? teller.hands
  const { worker, office, head, place } = hands
  journal.add('reportedIn', on, worker, { place })
  const signedOn = on + (random.chance(0.7) ? 0 : random.int(1, 6))
  if (how.agreement)
    journal.add('agreementSigned', signedOn, office, {
      parties: ['社区戒毒社区康复工作办公室', '本人', '家属'],
      place,
      ...(teller.showcase ? { version: 1, signers: signersOf(teller, fromDayNumber(signedOn)) } : {}),
    })
  journal.add('workGroupFormed', on + random.int(0, 10), office, workGroup(teller))
  journal.add('visitMade', on + random.int(0, 3), worker, {
    withWhom: '本人和家属',
    method: 'faceToFace',
    summary: random.pick(visitTexts),
  })
  if (how.brief) return
  journal.add('assessmentMade', on + random.int(0, 12), worker, {
    kind: 'baseline',
    scale: '社区戒毒社区康复综合评估表',
    scaleVersion: 1,
    score: random.int(22, 44),
    personView: '愿意配合，希望先把工作找稳。',
  })
  journal.add('planAdopted', on + random.int(3, 20), worker, {
    needs: [random.pick(needs)],
    goals: [random.pick(goals)],
    services: ['定期走访和谈话', '就业指导'],
  })
  if (random.chance(0.7))
    journal.add('tierSet', on + random.int(10, 25), head, {
      tier: 'priority',
      reason: '报到初期，先按重点对象共同管理。',
      decidedBy: hands.headName,
    })
  for (let k = 0; k < 2; k++) if (random.chance(0.78)) tellVolunteer(teller, on + random.int(5, 40))
}

/** Where visitors look first each name stands with its way; the family of some was away. */
function signersOf({ number, hands }: Teller, on: string): Record<string, unknown>[] {
  const away = number % 4 === 0
  return [
    { kind: 'township', name: `${hands.placeName}社区戒毒社区康复工作办公室`, way: 'signed', on },
    { kind: 'person', name: '本人', way: 'signed', on },
    {
      kind: 'family',
      name: '家属',
      relation: '亲属',
      ...(away ? { way: 'absent', reason: '在外地务工，电话中表示同意' } : { way: 'signed', on }),
    },
    { kind: 'member', name: hands.workerName, way: 'signed', on },
  ]
}

function tellVolunteer(teller: Teller, on: DayNumber): void {
  const { journal, random } = teller
  const { office } = teller.before ?? teller.hands
  const volunteer = `志愿者${String(random.int(1, 4000)).padStart(4, '0')}`
  journal.add('volunteerMatched', on, office, { volunteer })
  if (random.chance(0.06)) journal.add('volunteerUnmatched', on + random.int(60, 400), office, { volunteer })
}

function workGroup(teller: Teller): Record<string, unknown> {
  const { random } = teller
  const { workerName, officerName } = teller.before ?? teller.hands
  const lacksFamily = random.chance(0.03)
  const members = [
    { kind: 'worker', name: workerName },
    { kind: 'police', name: officerName },
    { kind: 'medic', name: '社区卫生服务中心医生' },
    ...(lacksFamily ? [] : [{ kind: 'family', name: '家属' }]),
    { kind: 'volunteer', name: '禁毒志愿者' },
    ...(random.chance(0.2) ? [{ kind: 'socialWorker', name: workerName }] : []),
    ...(teller.number % 3 === 0 ? [{ kind: 'other', as: 'communityStaff', name: '社区工作人员' }] : []),
  ]
  const reason = '在本地没有亲属。'
  return lacksFamily ? { members, reason, lacking: [{ kind: 'family', reason }] } : { members }
}
