import {
  BookOpenText,
  CalendarHeart,
  ClipboardCheck,
  FileCheck2,
  FilePlus2,
  FileSpreadsheet,
  Inbox,
  Landmark,
  LayoutGrid,
  LifeBuoy,
  type LucideIcon,
  ScrollText,
  Sun,
  TriangleAlert,
  UserCog,
  Users,
  UsersRound,
} from 'lucide-react'
import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { Role } from '#core/access/roles.ts'
import type { shell } from '#web/text/zh-cn/shell.ts'
import { courseScreens } from './course-screens.tsx'
import { endingScreens } from './ending/ending-screens.tsx'
import { oversightScreens } from './oversight-screens.tsx'
import { policyDraftScreens } from './policy-draft/policy-draft-screens.tsx'
import { beforeScreens } from './release/before-screens.tsx'

export type NavGroup = keyof typeof shell.groups

/** One line a screen. `nav` puts it into the navigation; `key` is its `g …` shortcut. */
export type Screen = {
  readonly path: string
  readonly title: keyof typeof shell.titles
  readonly roles: readonly Role[] | 'anyone'
  readonly view: LazyExoticComponent<ComponentType>
  readonly nav?: {
    readonly group: NavGroup
    readonly icon: LucideIcon
    readonly key?: string
    /** What waits there, told beside the name. */
    readonly count?:
      | 'decisions'
      | 'waitingOrders'
      | 'receivedReports'
      | 'handovers'
      | 'meetingTasks'
      | 'evaluations'
      | 'beforeOrder'
    /** In their navigation, but not their first page. */
    readonly notHomeOf?: readonly Role[]
  }
}

const field = ['worker', 'stationHead', 'townshipOffice'] as const
const readers = [...field, 'narcoticsOffice', 'policeLiaison'] as const
const intake = ['policeLiaison', 'townshipOffice'] as const
const deciders = ['stationHead', 'townshipOffice', 'worker', 'policeLiaison'] as const
const managers = ['stationHead', 'townshipOffice', 'narcoticsOffice'] as const
const admins = ['securityAdmin', 'systemAdmin'] as const

/** In the order of the navigation; the first one that a role may use is its home. */
export const screens: readonly Screen[] = [
  {
    path: '/mine',
    title: 'mine',
    roles: ['person'],
    view: lazy(async () => ({ default: (await import('./own/mine-screen.tsx')).MineScreen })),
    nav: { group: 'work', icon: CalendarHeart },
  },
  {
    path: '/day',
    title: 'day',
    roles: field,
    view: lazy(async () => ({ default: (await import('./day/day-screen.tsx')).DayScreen })),
    nav: { group: 'work', icon: Sun, key: 'd' },
  },
  {
    path: '/overview',
    title: 'overview',
    roles: ['narcoticsOffice', 'townshipOffice', 'stationHead', 'worker', 'policeLiaison'],
    view: lazy(async () => ({ default: (await import('./overview/overview-screen.tsx')).OverviewScreen })),
    nav: { group: 'manage', icon: LayoutGrid, key: 'o', notHomeOf: ['policeLiaison'] },
  },
  {
    path: '/people',
    title: 'people',
    roles: readers,
    view: lazy(async () => ({ default: (await import('./people/people-screen.tsx')).PeopleScreen })),
    nav: { group: 'work', icon: Users, key: 'p' },
  },
  {
    path: '/abnormal',
    title: 'abnormal',
    roles: [...field, 'policeLiaison'],
    view: lazy(async () => ({ default: (await import('./abnormal/abnormal-screen.tsx')).AbnormalScreen })),
    nav: { group: 'work', icon: TriangleAlert, key: 'x' },
  },
  {
    path: '/decisions',
    title: 'decisions',
    roles: deciders,
    view: lazy(async () => ({ default: (await import('./decision/decisions-screen.tsx')).DecisionsScreen })),
    nav: { group: 'work', icon: ClipboardCheck, key: 'a', count: 'decisions' },
  },
  ...courseScreens,
  {
    path: '/decisions/:caseId/:decisionId',
    title: 'decisions',
    roles: deciders,
    view: lazy(async () => ({ default: (await import('./decision/decision-screen.tsx')).DecisionScreen })),
  },
  {
    path: '/orders/waiting',
    title: 'waitingOrders',
    roles: ['townshipOffice'],
    view: lazy(async () => ({
      default: (await import('./order/waiting-orders-screen.tsx')).WaitingOrdersScreen,
    })),
    nav: { group: 'work', icon: Inbox, key: 'w', count: 'waitingOrders' },
  },
  {
    path: '/orders/new',
    title: 'newOrder',
    roles: intake,
    view: lazy(async () => ({ default: (await import('./order/new-order-screen.tsx')).NewOrderScreen })),
    nav: { group: 'work', icon: FilePlus2, key: 'n' },
  },
  {
    path: '/orders/import',
    title: 'importOrders',
    roles: intake,
    view: lazy(async () => ({
      default: (await import('./order/import-orders-screen.tsx')).ImportOrdersScreen,
    })),
    nav: { group: 'work', icon: FileSpreadsheet, key: 'i' },
  },
  ...beforeScreens,
  {
    path: '/received-reports',
    title: 'receivedReports',
    roles: ['policeLiaison'],
    view: lazy(async () => ({
      default: (await import('./police/received-reports-screen.tsx')).ReceivedReportsScreen,
    })),
    nav: { group: 'work', icon: Inbox, key: 'b', count: 'receivedReports', notHomeOf: ['policeLiaison'] },
  },
  {
    path: '/received-reports/:caseId/:reportId',
    title: 'policeReport',
    roles: ['policeLiaison', ...field],
    view: lazy(async () => ({ default: (await import('./police/report-screen.tsx')).ReportScreen })),
  },
  {
    path: '/cases/:caseId',
    title: 'case',
    roles: readers,
    view: lazy(async () => ({ default: (await import('./case/case-screen.tsx')).CaseScreen })),
  },
  {
    path: '/cases/:caseId/record/:form',
    title: 'record',
    roles: [...field, 'policeLiaison'],
    view: lazy(async () => ({ default: (await import('./record/record-screen.tsx')).RecordScreen })),
  },
  {
    path: '/cases/:caseId/documents',
    title: 'documents',
    roles: [...field, 'policeLiaison'],
    view: lazy(async () => ({ default: (await import('./document/documents-screen.tsx')).DocumentsScreen })),
  },
  {
    path: '/cases/:caseId/documents/:form',
    title: 'documents',
    roles: [...field, 'policeLiaison'],
    view: lazy(async () => ({ default: (await import('./document/form-screen.tsx')).FormScreen })),
  },
  ...endingScreens,
  {
    path: '/staff',
    title: 'staff',
    roles: managers,
    view: lazy(async () => ({ default: (await import('./staff/staff-screen.tsx')).StaffScreen })),
    nav: { group: 'manage', icon: UsersRound, key: 's' },
  },
  {
    path: '/meetings',
    title: 'meetings',
    roles: managers,
    view: lazy(async () => ({ default: (await import('./meeting/meetings-screen.tsx')).MeetingsScreen })),
    nav: { group: 'manage', icon: Landmark, count: 'meetingTasks' },
  },
  {
    path: '/meetings/:meetingId',
    title: 'meeting',
    roles: managers,
    view: lazy(async () => ({ default: (await import('./meeting/meeting-screen.tsx')).MeetingScreen })),
  },
  {
    path: '/accounts',
    title: 'accounts',
    roles: admins,
    view: lazy(async () => ({ default: (await import('./account/accounts-screen.tsx')).AccountsScreen })),
    nav: { group: 'admin', icon: UserCog, key: 'u' },
  },
  {
    path: '/accounts/:accountId',
    title: 'account',
    roles: admins,
    view: lazy(async () => ({ default: (await import('./account/account-screen.tsx')).AccountScreen })),
  },
  {
    path: '/access-log',
    title: 'accessLog',
    roles: ['auditor'],
    view: lazy(async () => ({ default: (await import('./account/access-log-screen.tsx')).AccessLogScreen })),
    nav: { group: 'admin', icon: ScrollText, key: 'l' },
  },
  {
    path: '/reports',
    title: 'reports',
    roles: ['townshipOffice', 'narcoticsOffice', 'stationHead', 'policeLiaison'],
    view: lazy(async () => ({ default: (await import('./report/reports-screen.tsx')).ReportsScreen })),
    nav: { group: 'manage', icon: FileCheck2 },
  },
  {
    path: '/reports/:id',
    title: 'reports',
    roles: ['townshipOffice', 'narcoticsOffice', 'stationHead', 'policeLiaison'],
    view: lazy(async () => ({ default: (await import('./report/report-screen.tsx')).ReportScreen })),
  },
  ...oversightScreens,
  {
    path: '/policy',
    title: 'policy',
    roles: 'anyone',
    view: lazy(async () => ({ default: (await import('./policy/policy-screen.tsx')).PolicyScreen })),
    nav: { group: 'know', icon: BookOpenText, key: 'r' },
  },
  ...policyDraftScreens,
  {
    path: '/help',
    title: 'help',
    roles: 'anyone',
    view: lazy(async () => ({ default: (await import('./help/help-screen.tsx')).HelpScreen })),
    nav: { group: 'know', icon: LifeBuoy, key: 'h' },
  },
  {
    path: '/me',
    title: 'me',
    roles: 'anyone',
    view: lazy(async () => ({ default: (await import('./account/me-screen.tsx')).MeScreen })),
  },
]

export function mayOpen(screen: Screen, role: Role): boolean {
  return screen.roles === 'anyone' || screen.roles.includes(role)
}

/** What a role sees first: the first screen of its navigation that may be one. */
export function homeOf(role: Role): string {
  const first = screens.find(
    (screen) => screen.nav && !screen.nav.notHomeOf?.includes(role) && mayOpen(screen, role),
  )
  return first?.path ?? '/help'
}
