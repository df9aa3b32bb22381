import { z } from 'zod'
import { roles } from '#core/access/roles.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { type Route, route } from './route.ts'

/** A right as its holder sees it. */
export const GrantView = z.object({
  id: z.string(),
  role: z.enum(roles),
  org: z.string(),
  orgName: z.string(),
  area: z.string(),
  areaName: z.string(),
  from: PlainDate,
  to: PlainDate.nullable(),
})
export type GrantView = z.output<typeof GrantView>

/** The signed-in person with everything the shell shows. `grant` is null where no right is in force today. */
export const Me = z.object({
  user: z.object({ id: z.string(), login: z.string(), name: z.string() }),
  grant: GrantView.nullable(),
  grants: z.array(GrantView),
  today: PlainDate,
  session: z.object({
    id: z.string(),
    idleMinutes: z.number(),
    endsAt: z.string(),
    factorFreshUntil: z.string(),
  }),
  demo: z.boolean(),
  demoCode: z.string().optional(),
})
export type Me = z.output<typeof Me>

/** What comes after the password. `demoCode` exists only in demonstration mode, for demonstration logins. */
export const SignInStep = z.object({ next: z.enum(['secondFactor']), demoCode: z.string().optional() })
export type SignInStep = z.output<typeof SignInStep>

/** What an authenticator app is fed with; given once, to the holder only. */
export const Enrolment = z.object({
  next: z.enum(['enrol', 'secondFactor']),
  qrSvg: z.string().optional(),
  secret: z.string().optional(),
  demoCode: z.string().optional(),
})
export type Enrolment = z.output<typeof Enrolment>

export const SessionView = z.object({
  id: z.string(),
  here: z.boolean(),
  signedInAt: z.string(),
  lastSeenAt: z.string(),
  device: z.string(),
})

const code = z
  .string()
  .trim()
  .regex(/^\d{6}$/, 'is not a code of six digits')
const login = z.string().trim().toLowerCase().min(2).max(64)
const done = z.object({ done: z.literal(true) })
const own = { roles: 'anyone', scope: 'session', confidentiality: 'C1', purpose: 'administration' } as const
const open = {
  roles: 'public',
  scope: 'public',
  confidentiality: 'C1',
  purpose: 'public',
  repeatable: true,
} as const

export const signIn = route({
  ...open,
  id: 'session.signIn',
  method: 'POST',
  path: '/api/session',
  summary: { zh: '登录：用户名和密码', en: 'Sign in: login and password' },
  body: z.strictObject({ login, password: z.string().min(1).max(1024) }),
  reply: SignInStep,
  example: {
    body: { login: 'shegong.lin', password: 'a long sentence of mine' },
    reply: { next: 'secondFactor' },
  },
})

export const giveSecondFactor = route({
  ...own,
  id: 'session.secondFactor',
  method: 'POST',
  path: '/api/session/second-factor',
  summary: { zh: '登录：动态验证码', en: 'Sign in: second factor' },
  body: z.strictObject({ code }),
  reply: Me,
  repeatable: true,
  halfSignedIn: true,
  example: { body: { code: '123456' } },
})

export const stepUp = route({
  ...own,
  id: 'session.stepUp',
  method: 'POST',
  path: '/api/session/step-up',
  summary: { zh: '再次确认动态验证码', en: 'Give the second factor again' },
  body: z.strictObject({ code }),
  reply: Me,
  repeatable: true,
})

export const readMe = route({
  ...own,
  id: 'session.me',
  method: 'GET',
  path: '/api/session',
  summary: { zh: '当前登录人', en: 'Who is signed in' },
  reply: Me,
})

export const switchGrant = route({
  ...own,
  id: 'session.switchGrant',
  method: 'POST',
  path: '/api/session/grant',
  summary: { zh: '切换岗位', en: 'Work in another grant' },
  body: z.strictObject({ grant: z.uuid() }),
  reply: Me,
  repeatable: true,
})

export const signOut = route({
  ...own,
  id: 'session.signOut',
  method: 'DELETE',
  path: '/api/session',
  summary: { zh: '退出登录', en: 'Sign out' },
  reply: done,
  repeatable: true,
  halfSignedIn: true,
})

export const listSessions = route({
  ...own,
  id: 'session.list',
  method: 'GET',
  path: '/api/session/all',
  summary: { zh: '我的登录设备', en: 'My sessions' },
  reply: z.object({ sessions: z.array(SessionView) }),
})

export const signOutAll = route({
  ...own,
  id: 'session.signOutAll',
  method: 'DELETE',
  path: '/api/session/all',
  summary: { zh: '在所有设备上退出', en: 'Sign out everywhere' },
  reply: done,
  repeatable: true,
})

export const changePassword = route({
  ...own,
  id: 'session.changePassword',
  method: 'PUT',
  path: '/api/session/password',
  summary: { zh: '修改密码（其他设备随即退出）', en: 'Change my password; other sessions end' },
  body: z.strictObject({ current: z.string().max(1024), password: z.string().max(1024) }),
  reply: done,
  repeatable: true,
  stepUp: true,
})

export const acceptInvitation = route({
  ...open,
  id: 'session.acceptInvitation',
  method: 'POST',
  path: '/api/invitation',
  summary: { zh: '凭一次性开通码设置密码', en: 'Take up an invitation: set the password' },
  body: z.strictObject({ login, code: z.string().trim().max(64), password: z.string().max(1024) }),
  reply: Enrolment,
  example: { body: { login: 'shegong.lin', code: 'K7QF-…', password: 'a long sentence of mine' } },
})

export const confirmEnrolment = route({
  ...own,
  id: 'session.confirmEnrolment',
  method: 'POST',
  path: '/api/invitation/second-factor',
  summary: { zh: '确认动态验证码，完成开通', en: 'Confirm the authenticator and finish' },
  body: z.strictObject({ code }),
  reply: Me,
  repeatable: true,
  halfSignedIn: true,
})

/** The first people of a new installation: one for security, one for the system, never the same person. */
export const setUp = route({
  ...open,
  id: 'session.setUp',
  method: 'POST',
  path: '/api/setup',
  summary: { zh: '首次设置管理员', en: 'First-run set-up of the administrators' },
  body: z.strictObject({
    code: z.string().trim().max(64),
    securityAdmin: z.strictObject({ login, name: z.string().trim().min(1).max(40) }),
    systemAdmin: z.strictObject({ login, name: z.string().trim().min(1).max(40) }),
  }),
  reply: z.object({
    invitations: z.array(z.object({ login: z.string(), code: z.string(), validUntil: z.string() })),
  }),
})

export const sessionRoutes: readonly Route[] = [
  signIn,
  giveSecondFactor,
  stepUp,
  readMe,
  switchGrant,
  signOut,
  listSessions,
  signOutAll,
  changePassword,
  acceptInvitation,
  confirmEnrolment,
  setUp,
]
