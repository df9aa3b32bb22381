import type { Role } from '#core/access/roles.ts'
import { isWithin } from '#core/shared/area.ts'
import type { Refusal, Words } from '#core/shared/decision.ts'
import { daysBetween, type PlainDate } from '#core/shared/plain-date.ts'

/** Posts whose decisions somebody else may take for a while (代批). */
export const substitutedRoles = ['stationHead', 'townshipOffice'] as const
export type SubstitutedRole = (typeof substitutedRoles)[number]

/** A right somebody holds today: whose decisions may be taken over, and by whom. */
export type Post = {
  readonly account: string
  readonly role: Role
  readonly org: string
  readonly area: string
}

export type NewSubstitution = {
  readonly account: string
  readonly role: SubstitutedRole
  readonly org: string
  readonly substitute: string
  readonly from: PlainDate
  readonly to: PlainDate
}

export type Span = {
  readonly account: string
  readonly role: string
  readonly from: PlainDate
  readonly to: PlainDate
}

/**
 * May this person stand in for that post? Only somebody with the same post in the same place, or the head of a station for
 * the township's clerk. One's own name is never a substitute for oneself.
 */
export function mayStandIn(post: Post, other: Post): boolean {
  if (post.account === other.account) return false
  if (post.role === other.role) return post.area === other.area
  return post.role === 'townshipOffice' && other.role === 'stationHead' && isWithin(other.area, post.area)
}

/** What opens another station's files, or the township's, to somebody: only the township office gives that. */
function needsTownship(post: Post, other: Post): boolean {
  return post.role !== other.role || post.org !== other.org
}

export function mayGive(giver: Post, post: Post): boolean {
  if (giver.role === 'townshipOffice') return isWithin(post.area, giver.area)
  return giver.account === post.account && giver.role === post.role && giver.org === post.org
}

/** Why a substitution can not be given so; nothing where it can. */
export function whyNotSubstitute(
  asked: NewSubstitution,
  {
    today,
    giver,
    posts,
    running,
    maxDays,
  }: {
    readonly today: PlainDate
    readonly giver: Post
    /** Rights in force in the giver's place. */
    readonly posts: readonly Post[]
    /** Substitutions that run or are to come. */
    readonly running: readonly Span[]
    readonly maxDays: number | null
  },
): readonly Refusal[] {
  const { account, role, org, substitute, from, to } = asked
  if (substitute === account) return [no('substitute-self', 'substitute', self)]
  if (substitute === giver.account) return [no('substitute-giver', 'substitute', giverItself)]
  const post = posts.find((p) => p.account === account && p.role === role && p.org === org)
  if (!post || !mayGive(giver, post)) return [no('substitute-post', 'account', noPost)]
  const others = posts.filter((p) => p.account === substitute && mayStandIn(post, p))
  if (others.length === 0) return [no('substitute-right', 'substitute', noRight)]
  if (giver.role !== 'townshipOffice' && others.every((other) => needsTownship(post, other)))
    return [no('substitute-township', 'substitute', township)]
  if (from < today) return [no('substitute-past', 'from', past)]
  if (to < from) return [no('substitute-order', 'to', order)]
  if (maxDays !== null && daysBetween(from, to) + 1 > maxDays)
    return [
      no('substitute-long', 'to', {
        zh: `一次代批最长 ${maxDays} 天。`,
        en: `One substitution runs ${maxDays} days at most.`,
      }),
    ]
  const doubled = running.some(
    (r) => r.account === account && r.role === role && r.from <= to && from <= r.to,
  )
  return doubled ? [no('substitute-double', 'from', double)] : []
}

function no(code: string, field: string, says: Words): Refusal {
  return { code, field, says }
}

const self = { zh: '不能由本人代批自己。', en: 'Nobody stands in for themselves.' }
const giverItself = { zh: '不能指定自己为代批人。', en: 'Nobody names themselves as a substitute.' }
const noPost = { zh: '您不能为这个岗位指定代批人。', en: 'You can not name a substitute for this post.' }
const noRight = {
  zh: '代批人应当在同一地区有同样的岗位；代乡镇（街道）审批的，也可以是站长。',
  en: 'A substitute holds the same post in the same place; for the township it may be the head of a station.',
}
const township = {
  zh: '由其他工作站的人代批，须由乡镇（街道）指定。',
  en: 'Somebody of another station is named by the township.',
}
const past = { zh: '不能早于今天。', en: 'Not before today.' }
const order = { zh: '早于开始日期。', en: 'Before the first day.' }
const double = {
  zh: '这段时间已有代批人。',
  en: 'Somebody stands in already on some of these days.',
}
