import type { HandoverPage } from '#contract/handover-contract.ts'
import { projectPerson } from '#core/access/project-person.ts'
import type { HandoverLine } from '#core/handover/handover-lines.ts'
import { materialsOf } from '#core/handover/materials.ts'
import type { Entry } from '#core/journal/entry.ts'
import { ageOn } from '#core/people/age.ts'
import type { Policy } from '#core/policy/policy.ts'
import type { Context } from '#server/http/context.ts'
import { notFound } from '#server/http/problem.ts'
import { findStation, loadNames } from '#server/store/handover-store.ts'
import { findIdentity } from '#server/store/person-identity.ts'
import { isMove, type OpenedEntrustment, type OpenedMove } from './opened-handover.ts'

type Opened = OpenedMove | OpenedEntrustment

/** One hand-over as either side reads it. */
export async function handoverPage(opened: Opened, context: Context): Promise<HandoverPage> {
  const { key, line, guest, handovers, state, journal } = opened
  const steps = isMove(opened) ? stepsOfMove(opened) : stepsOfEntrustment(opened)
  const areas = [line.fromPlace, line.toPlace].filter((code) => code !== null)
  const accounts = [...steps.map((s) => s.entry.by?.user), line.toWorker].filter(
    (id) => typeof id === 'string',
  )
  const names = await loadNames(context.tx, areas, accounts)
  const end = (code: string | null) => (code === null ? null : { code, name: names.areas.get(code) ?? code })
  const station = line.toStation ? await findStation(context.tx, line.toStation) : undefined
  return {
    ...sharedOf(key.caseId, line),
    seq: journal.length,
    today: context.today,
    guest: guest !== null,
    from: end(line.fromPlace),
    to: end(line.toPlace),
    stationName: station?.name ?? null,
    workerName: line.toWorker === null ? null : (names.accounts.get(line.toWorker) ?? null),
    takesOverOn: isMove(opened) ? opened.move.takesOverOn : null,
    termEnds: state.term.endsOn,
    reason: isMove(opened) ? String(opened.move.asked.data['reason'] ?? '') : '',
    person: await personOf(opened, context),
    steps: steps.map(({ what, entry, says }) => ({
      what,
      on: entry.on,
      by: entry.by ? (names.accounts.get(entry.by.user) ?? null) : null,
      says,
    })),
    materials: guest ? [] : [...materialsOf(handovers.standing)],
    clauses: clausesOf(
      opened.policy,
      isMove(opened) ? ['jdtl-22-1', 'jdtl-22-2', 'jdtl-22-3'] : ['sz-2015-remote'],
    ),
    may: mayOf(opened, context),
  }
}

export function sharedOf(caseId: string, line: HandoverLine) {
  const { id, kind, step, turn, dueOn, askedOn, changedOn, reportBy, untilOn, kinds } = line
  return {
    caseId,
    handoverId: id,
    kind,
    step,
    turn,
    dueOn,
    askedOn,
    changedOn,
    reportBy,
    untilOn,
    tasks: [...kinds],
  }
}

type Step = {
  readonly what: HandoverPage['steps'][number]['what']
  readonly entry: Entry
  readonly says: string[]
}

function stepsOfMove({ move, handovers, journal }: OpenedMove): Step[] {
  const whats = { fileSent: 'sent', fileRefused: 'refused', fileAccepted: 'accepted' } as const
  const file = handovers.standing.flatMap((entry) => {
    const what = whats[entry.type as keyof typeof whats]
    const named = entry.data['change']
    const ours = named === undefined ? handovers.moves.length === 1 : named === move.id
    return what && ours ? [{ what, entry, says: saysOf(entry) }] : []
  })
  // The journal's own order tells two steps of one day apart: a file is refused and sent again within hours.
  const written = new Map(journal.map((e, i) => [e.id, i] as const))
  const place = (s: Step) => written.get(s.entry.id) ?? 0
  const steps: Step[] = [{ what: 'asked', entry: move.asked, says: saysOf(move.asked) }, ...file]
  if (move.reportedIn) steps.push({ what: 'reportedIn', entry: move.reportedIn, says: [] })
  if (move.signed) steps.push({ what: 'signed', entry: move.signed, says: [] })
  return steps.sort((a, b) =>
    a.entry.on < b.entry.on ? -1 : a.entry.on > b.entry.on ? 1 : place(a) - place(b),
  )
}

function stepsOfEntrustment({ entrustment }: OpenedEntrustment): Step[] {
  const { asked, accepted, closed } = entrustment
  const steps: Step[] = [{ what: 'entrusted', entry: asked, says: [entrustment.to, entrustment.tasks] }]
  if (accepted) steps.push({ what: 'taken', entry: accepted, says: [] })
  if (closed)
    steps.push({
      what: closed.type === 'entrustmentRefused' ? 'declined' : 'ended',
      entry: closed,
      says: saysOf(closed),
    })
  return steps
}

function saysOf({ data }: Entry): string[] {
  const items = data['items']
  const list = Array.isArray(items) ? items.map(String) : typeof items === 'string' ? [items] : []
  const texts = [data['reason'], data['station'] === undefined ? undefined : data['to']]
  return [...list, ...texts.filter((t) => typeof t === 'string')]
}

/** Enough to decide whether the file is complete and the person is ours: no result of a test, no word of a talk. */
async function personOf(
  opened: Opened,
  { tx, services, user, today }: Context,
): Promise<HandoverPage['person']> {
  const { key, state, handovers } = opened
  const person = await findIdentity(tx, services.vault, key.region, key.personId)
  if (!person) throw notFound()
  const order = handovers.standing.find((e) => e.type === 'orderIssued')
  const tests = handovers.standing.filter((e) => e.type === 'testTaken')
  const { testRefusals, unauthorisedLeaves, unauthorisedDays } = state.counters
  const counter = (zh: string, en: string, c: typeof testRefusals) => ({
    what: { zh, en },
    value: c.value,
    threshold: c.threshold,
  })
  return {
    name: projectPerson(person, user.role).name,
    sex: person.sex,
    age: ageOn(today, person.birthDate, person.birthYear),
    fileNo: key.fileNo,
    measure: state.measure,
    stage: state.stage,
    organ: textOf(order?.data['organ']),
    documentNo: textOf(order?.data['documentNo']),
    reportedOn: state.reportIn.reportedOn,
    agreementOn: state.agreement.signedOn,
    contact: state.contact,
    lastTestOn: tests.at(-1)?.on ?? null,
    counters: [
      counter('拒绝检测（次）', 'Tests refused', testRefusals),
      counter('擅自离开（次）', 'Times away without leave', unauthorisedLeaves),
      counter('擅自离开（天）', 'Days away without leave', unauthorisedDays),
    ],
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function clausesOf(policy: Policy, keys: readonly string[]): HandoverPage['clauses'] {
  return keys.flatMap((key) => {
    const clause = policy.clauses[key]
    return clause ? [{ key, document: clause.document, article: clause.clause, says: clause.says }] : []
  })
}

/** What this reader may do next; the routes ask the rules again. */
function mayOf({ line, guest, ...opened }: Opened, { user }: Context): HandoverPage['may'] {
  const { role } = user
  const isMoving = line.kind === 'move'
  const own = guest === null
  const office = role === 'townshipOffice'
  const received = isMoving && own && opened.key.township === line.toPlace
  return {
    send: isMoving && own && office && (line.step === 'toSend' || line.step === 'toSendAgain'),
    answer: isMoving && office && line.step === 'toAnswer' && (guest !== null || mayAnswerOwn(user, line)),
    reportIn: received && line.step === 'toReportIn',
    sign: received && line.step === 'toSign',
    take: line.kind === 'entrust' && guest !== null && role === 'stationHead' && line.step === 'toAnswer',
    end: line.kind === 'entrust' && line.open && role !== 'worker' && (own || line.step === 'running'),
    openCase: own || (line.kind === 'entrust' && line.step === 'running'),
  }
}

/** An office whose area holds both townships has the case already, and answers for the new one too. */
function mayAnswerOwn(user: Context['user'], line: HandoverLine): boolean {
  return line.toPlace?.startsWith(user.grant.area) === true
}
