import { z } from 'zod'
import { roles } from '#core/access/roles.ts'
import { AreaCode } from '#core/shared/area.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { type Route, route } from './route.ts'

export const grantStates = ['proposed', 'coming', 'inForce', 'ended', 'revoked', 'refused'] as const

export const AccountGrant = z.object({
  id: z.string(),
  role: z.enum(roles),
  org: z.string(),
  orgName: z.string(),
  area: z.string(),
  areaName: z.string(),
  from: PlainDate,
  to: PlainDate.nullable(),
  state: z.enum(grantStates),
  proposedBy: z.string().nullable(),
  approvedBy: z.string().nullable(),
  revokedBy: z.string().nullable(),
  reason: z.string().nullable(),
})
export type AccountGrant = z.output<typeof AccountGrant>

export const accountStatuses = ['invited', 'active', 'disabled'] as const

export const AccountRow = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  status: z.enum(accountStatuses),
  demo: z.boolean(),
  lastSignIn: z.string().nullable(),
  /** Rights in force today, in words of role and place. */
  rights: z.array(z.object({ role: z.enum(roles), orgName: z.string(), areaName: z.string() })),
  proposals: z.number(),
})

export const Account = AccountRow.extend({
  version: z.number(),
  secondFactor: z.enum(['none', 'enrolled', 'resetting']),
  grants: z.array(AccountGrant),
  sessions: z.number(),
})
export type Account = z.output<typeof Account>

const admins = ['securityAdmin', 'systemAdmin'] as const
const administration = { scope: 'system', confidentiality: 'C1', purpose: 'administration' } as const
const accountId = z.object({ accountId: z.uuid() })
const grantId = z.object({ accountId: z.uuid(), grantId: z.uuid() })
const reason = z.string().trim().min(2).max(200)
const done = z.object({ done: z.literal(true) })

/** Shown once to the administrator, to be handed over in person; worthless without the login, and after its first use. */
export const Invitation = z.object({
  account: z.string(),
  login: z.string(),
  code: z.string(),
  validUntil: z.string(),
})

export const listAccounts = route({
  ...administration,
  id: 'account.list',
  method: 'GET',
  path: '/api/accounts',
  summary: { zh: '账号列表', en: 'Accounts' },
  roles: admins,
  query: z.object({
    q: z.string().trim().max(64).optional(),
    status: z.enum(accountStatuses).optional(),
    role: z.enum(roles).optional(),
    waiting: z.enum(['true']).optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  reply: z.object({ accounts: z.array(AccountRow), next: z.string().nullable() }),
})

export const readAccount = route({
  ...administration,
  id: 'account.read',
  method: 'GET',
  path: '/api/accounts/:accountId',
  summary: { zh: '账号详情', en: 'One account' },
  roles: admins,
  params: accountId,
  reply: Account,
})

export const createAccount = route({
  ...administration,
  id: 'account.create',
  method: 'POST',
  path: '/api/accounts',
  summary: { zh: '新建账号并生成一次性开通码', en: 'Create an account with a one-time invitation' },
  roles: ['securityAdmin'],
  stepUp: true,
  body: z.strictObject({
    login: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[a-z][a-z0-9._-]{1,62}[a-z0-9]$/, 'letters, digits, dot, dash; begins with a letter'),
    name: z.string().trim().min(1).max(40),
    staffId: z.uuid().optional(),
  }),
  reply: Invitation,
  example: { body: { login: 'shegong.lin', name: '林社工' } },
})

export const disableAccount = route({
  ...administration,
  id: 'account.disable',
  method: 'POST',
  path: '/api/accounts/:accountId/disable',
  summary: { zh: '停用账号，立即生效', en: 'Disable an account, at once' },
  roles: admins,
  params: accountId,
  body: z.strictObject({ reason }),
  precondition: true,
  reply: Account,
})

export const enableAccount = route({
  ...administration,
  id: 'account.enable',
  method: 'POST',
  path: '/api/accounts/:accountId/enable',
  summary: { zh: '恢复账号', en: 'Enable a disabled account' },
  roles: ['securityAdmin'],
  params: accountId,
  body: z.strictObject({ reason }),
  precondition: true,
  stepUp: true,
  reply: Account,
})

export const resetAccount = route({
  ...administration,
  id: 'account.reset',
  method: 'POST',
  path: '/api/accounts/:accountId/reset',
  summary: {
    zh: '重置密码或动态验证（只重置一项）',
    en: 'Reset the password or the second factor, never both',
  },
  roles: ['securityAdmin'],
  params: accountId,
  body: z.strictObject({ what: z.enum(['password', 'secondFactor', 'invitation']), reason }),
  precondition: true,
  stepUp: true,
  reply: Invitation,
})

export const proposeGrant = route({
  ...administration,
  id: 'account.proposeGrant',
  method: 'POST',
  path: '/api/accounts/:accountId/grants',
  summary: { zh: '提出授权，待另一人批准', en: 'Propose a grant; another person approves' },
  roles: ['securityAdmin'],
  params: accountId,
  body: z.strictObject({
    role: z.enum(roles),
    org: z.string().max(64),
    area: AreaCode,
    from: PlainDate,
    to: PlainDate.nullable(),
    reason,
  }),
  stepUp: true,
  reply: Account,
})

export const approveGrant = route({
  ...administration,
  id: 'account.approveGrant',
  method: 'POST',
  path: '/api/accounts/:accountId/grants/:grantId/approve',
  summary: { zh: '批准授权（不能是提出人或本人）', en: 'Approve a grant proposed by someone else' },
  roles: admins,
  params: grantId,
  body: z.strictObject({ approve: z.boolean(), reason: z.string().trim().max(200).default('') }),
  precondition: true,
  stepUp: true,
  reply: Account,
})

export const revokeGrant = route({
  ...administration,
  id: 'account.revokeGrant',
  method: 'POST',
  path: '/api/accounts/:accountId/grants/:grantId/revoke',
  summary: { zh: '撤销授权，立即生效', en: 'Revoke a grant, at once' },
  roles: admins,
  params: grantId,
  body: z.strictObject({ reason }),
  precondition: true,
  reply: Account,
})

export const endAccountSessions = route({
  ...administration,
  id: 'account.endSessions',
  method: 'POST',
  path: '/api/accounts/:accountId/sessions/end',
  summary: { zh: '强制退出该账号的所有登录', en: 'End every session of an account' },
  roles: admins,
  params: accountId,
  body: z.strictObject({ reason }),
  reply: done,
})

/** One act of reading or writing: who, what, why, when. Never contents; persons and files only as ids. */
export const AccessEntry = z.object({
  id: z.string(),
  at: z.string(),
  user: z.string(),
  userName: z.string(),
  role: z.string(),
  org: z.string(),
  orgName: z.string(),
  purpose: z.string(),
  action: z.string(),
  person: z.string().nullable(),
  case: z.string().nullable(),
  fields: z.array(z.string()),
  count: z.number().nullable(),
  correlation: z.string(),
})

export const readAccessLog = route({
  id: 'account.accessLog',
  method: 'GET',
  path: '/api/access-log',
  summary: { zh: '访问日志', en: 'Access log' },
  roles: ['auditor'],
  scope: 'area',
  confidentiality: 'C2',
  purpose: 'audit',
  query: z.object({
    user: z.uuid().optional(),
    person: z.string().max(64).optional(),
    case: z.string().max(64).optional(),
    action: z.string().max(64).optional(),
    role: z.enum(roles).optional(),
    from: PlainDate.optional(),
    to: PlainDate.optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ entries: z.array(AccessEntry), next: z.string().nullable() }),
})

export const accountRoutes: readonly Route[] = [
  listAccounts,
  readAccount,
  createAccount,
  disableAccount,
  enableAccount,
  resetAccount,
  proposeGrant,
  approveGrant,
  revokeGrant,
  endAccountSessions,
  readAccessLog,
]
