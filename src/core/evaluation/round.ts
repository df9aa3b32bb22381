import { accept, type Decision, type Refusal, refuse } from '#core/shared/decision.ts'
import { addDays, type PlainDate } from '#core/shared/plain-date.ts'

/** `told`: the result was told to each area, which may appeal until the deadline. */
export const roundStages = ['self', 'counting', 'review', 'told', 'published', 'cancelled'] as const
export type RoundStage = (typeof roundStages)[number]
export type RoundSpan = 'year' | 'halfYear'

const next: Readonly<Record<RoundStage, readonly RoundStage[]>> = {
  self: ['counting', 'cancelled'],
  // counting may be begun again where a restart interrupted it
  counting: ['counting', 'review', 'cancelled'],
  review: ['told', 'cancelled'],
  told: ['published', 'cancelled'],
  published: [],
  cancelled: [],
}

export type RoundNow = {
  readonly stage: RoundStage
  /** Last day of the period. */
  readonly day: PlainDate
  readonly appealUntil: PlainDate | null
  readonly openAppeals: number
  /** Judged items that fewer reviewers marked than the scheme asks for. */
  readonly unmarked: number
  readonly differing: number
  /** Findings of a veto that nobody else has confirmed or taken back. */
  readonly openVetoes: number
  readonly toldBy: string | null
}

/** May the round go on to this stage? Nothing is skipped and nothing goes back. */
export function moveRound(
  now: RoundNow,
  to: RoundStage,
  by: { readonly user: string; readonly note: string; readonly today: PlainDate },
): Decision<RoundStage> {
  if (!next[now.stage].includes(to)) return refuse(notNow)
  const lacks = by.note.trim().length < 2
  if (to === 'cancelled') return lacks ? refuse(noteMissing) : accept(to)
  if (to === 'counting' && now.day >= by.today) return refuse(notOver)
  if (to === 'told') {
    if (now.unmarked > 0) return refuse(unmarked(now.unmarked))
    if (now.openVetoes > 0) return refuse(openVeto)
    if (now.differing > 0 && lacks) return refuse(differs(now.differing))
  }
  if (to === 'published') {
    if (now.openAppeals > 0) return refuse(appealsOpen(now.openAppeals))
    if (now.appealUntil !== null && by.today <= now.appealUntil) return refuse(appealRuns(now.appealUntil))
    if (now.toldBy === by.user) return refuse(ownResult)
  }
  return accept(to)
}

/** The last days of the periods that a year or half-year round may be about, newest first. */
export function endedRoundPeriods(span: RoundSpan, today: PlainDate, count: number): readonly PlainDate[] {
  const days: PlainDate[] = []
  for (let year = Number(today.slice(0, 4)); days.length < count; year--)
    for (const end of span === 'year' ? ['12-31'] : ['12-31', '06-30'])
      if (`${year}-${end}` < addDays(today, 366) && days.length < count) days.push(`${year}-${end}`)
  return days
}

/** The sealed reports that a round is counted from: one of the year, or six of the months. */
export function reportsWanted(
  span: RoundSpan,
  day: PlainDate,
): readonly { readonly span: 'month' | 'year'; readonly day: PlainDate }[] {
  if (span === 'year') return [{ span: 'year', day }]
  const year = day.slice(0, 4)
  const first = day.slice(5, 7) === '06' ? 1 : 7
  return Array.from({ length: 6 }, (_, i) => {
    const month = first + i
    const following =
      month === 12 ? `${Number(year) + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
    return { span: 'month', day: addDays(following, -1) }
  })
}

const notNow: Refusal = {
  code: 'evaluation-not-now',
  says: { zh: '考评现在不在这个阶段，请刷新。', en: 'The evaluation is not at that stage. Reload the page.' },
}
const noteMissing: Refusal = {
  code: 'evaluation-note-missing',
  field: 'note',
  says: { zh: '请写明原因。', en: 'Say why.' },
}
const notOver: Refusal = {
  code: 'evaluation-not-over',
  says: {
    zh: '考评期间还没有结束，不能取数。',
    en: 'The period is not over; its figures can not be taken yet.',
  },
}
const openVeto: Refusal = {
  code: 'evaluation-open-veto',
  says: {
    zh: '有一票否决的情形还没有第二人确认。',
    en: 'A veto has been found and nobody else has confirmed it or taken it back.',
  },
}
const ownResult: Refusal = {
  code: 'evaluation-own-result',
  says: {
    zh: '告知结果的人不能自己公布，须由另一人核对后公布。',
    en: 'Whoever told the result does not publish it; another person checks and publishes.',
  },
}

function unmarked(n: number): Refusal {
  return {
    code: 'evaluation-unmarked',
    says: { zh: `还有 ${n} 项评审分不够人数。`, en: `${n} judged items lack reviewers.` },
    mend: { zh: '请评审人补评。', en: 'Let the reviewers mark them.' },
  }
}
function differs(n: number): Refusal {
  return {
    code: 'evaluation-differs',
    field: 'note',
    says: {
      zh: `有 ${n} 项评审分差距较大，请写明怎样核对的。`,
      en: `On ${n} items the reviewers differ widely. Say how this was settled.`,
    },
  }
}
function appealsOpen(n: number): Refusal {
  return {
    code: 'evaluation-appeals-open',
    says: { zh: `还有 ${n} 件异议没有答复。`, en: `${n} appeals are not decided.` },
  }
}
function appealRuns(until: PlainDate): Refusal {
  return {
    code: 'evaluation-appeal-runs',
    says: {
      zh: `异议期到 ${until} 为止，之后才能公布。`,
      en: `Areas may appeal until ${until}; it is published afterwards.`,
    },
  }
}
