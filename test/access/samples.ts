import { randomUUID } from 'node:crypto'
import type { CallInput } from '#test/support/server.ts'
import { agreementSamples } from './samples-of-agreement.ts'
import { beforeOrderSamples } from './samples-of-before-order.ts'
import { caseworkSamples } from './samples-of-casework.ts'
import { documentSamples } from './samples-of-documents.ts'
import { endingSamples } from './samples-of-endings.ts'
import { evaluationSamples } from './samples-of-evaluation.ts'
import { handoverSamples } from './samples-of-handover.ts'
import { leaveSamples } from './samples-of-leave.ts'
import { ledgerSamples } from './samples-of-ledgers.ts'
import { meetingSamples } from './samples-of-meetings.ts'
import { oversightSamples } from './samples-of-oversight.ts'
import { ownSamples } from './samples-of-own.ts'
import { partsSamples } from './samples-of-parts.ts'
import { pictureSamples } from './samples-of-pictures.ts'
import { policySamples } from './samples-of-policy.ts'
import { registerSamples } from './samples-of-registers.ts'
import { reportInSamples } from './samples-of-report-in.ts'
import { reportSamples } from './samples-of-reports.ts'
import { testSamples } from './samples-of-tests.ts'
import { tierSamples } from './samples-of-tiers.ts'
import type { Target, World } from './world.ts'

/**
 * How a route is called in the access matrix. A new route needs one line here; the matrix fails with its name until
 * then. `input` gets the case that the call is about; `names` says that the input names this case although the scope of
 * the route is not `case` or `person`; `'area'`, that it names the township of the case. `ok` lists what a granted call may answer (200 unless told; a write that the rules
 * refuse answers 422).
 */
export type Sample = {
  readonly input?: (target: Target, world: World) => CallInput | Promise<CallInput>
  readonly names?: 'case' | 'area'
  readonly ok?: readonly number[]
  /** Why this route is not called here, and which test holds it instead. */
  readonly elsewhere?: string
}

const caseId = (t: Target) => ({ params: { caseId: t.caseId } })
const some = () => randomUUID()
const signing = 'signs in or out; test/http/session.db.test.ts'
const ownRoutes = 'changes the own session; test/http/session.db.test.ts'

export const samples: Readonly<Record<string, Sample>> = {
  'system.live': {},
  'system.ready': {},
  'system.about': {},
  'system.openApi': {},
  'system.docs': {},

  'session.signIn': { elsewhere: signing },
  'session.secondFactor': { elsewhere: signing },
  'session.acceptInvitation': { elsewhere: 'test/http/invitation.db.test.ts' },
  'session.confirmEnrolment': { elsewhere: 'test/http/invitation.db.test.ts' },
  'session.setUp': { elsewhere: 'test/http/set-up.db.test.ts' },
  'session.stepUp': { elsewhere: ownRoutes },
  'session.switchGrant': { elsewhere: ownRoutes },
  'session.signOut': { elsewhere: ownRoutes },
  'session.signOutAll': { elsewhere: ownRoutes },
  'session.changePassword': { elsewhere: ownRoutes },
  'session.me': {},
  'session.list': {},

  'account.list': {},
  'account.read': { input: (t) => ({ params: { accountId: t.worker } }) },
  'account.create': { input: () => ({ body: { login: `new.${some().slice(0, 8)}`, name: '新人' } }) },
  'account.disable': {
    ok: [200, 409],
    input: (t) => ({
      params: { accountId: t.worker },
      body: { reason: '离岗' },
      headers: { 'if-match': '"1"' },
    }),
  },
  'account.enable': {
    ok: [200, 409],
    input: (t) => ({
      params: { accountId: t.worker },
      body: { reason: '返岗' },
      headers: { 'if-match': '"1"' },
    }),
  },
  'account.reset': {
    ok: [200, 409],
    input: (t) => ({
      params: { accountId: t.worker },
      body: { what: 'password', reason: '忘记密码' },
      headers: { 'if-match': '"1"' },
    }),
  },
  'account.proposeGrant': {
    input: (t) => ({
      params: { accountId: t.worker },
      body: {
        role: 'worker',
        org: t.station,
        area: t.township,
        from: '2025-06-02',
        to: null,
        reason: '新岗位',
      },
    }),
  },
  'account.approveGrant': {
    input: (t) => ({
      params: { accountId: t.worker, grantId: some() },
      body: { approve: true, reason: '' },
      headers: { 'if-match': '"1"' },
    }),
    ok: [404],
  },
  'account.revokeGrant': {
    input: (t) => ({
      params: { accountId: t.worker, grantId: some() },
      body: { reason: '撤销' },
      headers: { 'if-match': '"1"' },
    }),
    ok: [404],
  },
  'account.endSessions': {
    input: (t) => ({ params: { accountId: t.worker }, body: { reason: '可疑登录' } }),
  },
  'account.accessLog': {},

  'staff.organisations': {},
  'staff.createOrganisation': {
    input: () => ({ body: { kind: 'station', name: '新设工作站', area: '329801001' } }),
  },
  'staff.changeOrganisation': {
    input: (t) => ({
      params: { orgId: t.station },
      body: { phone: '000-0000' },
      headers: { 'if-match': '"1"' },
    }),
    ok: [200, 404, 409],
  },
  'staff.list': {},
  'staff.add': {
    input: (t) => ({ body: { org: t.station, name: '某某', startedOn: '2025-06-02' } }),
    ok: [200, 404],
  },
  'staff.change': {
    input: () => ({ params: { staffId: some() }, body: { post: '专职' }, headers: { 'if-match': '"1"' } }),
    ok: [404],
  },
  'staff.unallocated': {},
  'staff.assign': {
    names: 'case',
    input: (t, w) => ({
      body: {
        cases: [t.caseId],
        station: 'station-a',
        worker: w.targets.own.worker,
        from: '2025-06-02',
        reason: '调整承办人',
      },
    }),
  },
  'staff.assignments': { input: caseId },

  ...beforeOrderSamples,
  ...caseworkSamples,
  ...agreementSamples,
  ...documentSamples,
  ...meetingSamples,
  ...endingSamples,
  ...evaluationSamples,
  ...reportInSamples,
  ...testSamples,
  ...tierSamples,
  ...leaveSamples,
  ...ledgerSamples,
  ...handoverSamples,
  ...oversightSamples,
  ...ownSamples,
  ...pictureSamples,
  ...policySamples,
  ...reportSamples,
  ...partsSamples,
  ...registerSamples,
}
