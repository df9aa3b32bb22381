import type { Entry } from '#core/journal/entry.ts'
import type { Policy } from '#core/policy/policy.ts'
import { addMonths, type PlainDate } from '#core/shared/plain-date.ts'
import { type TestChain, testChains } from './test-chains.ts'
import { testRule } from './test-rule.ts'

export const sampleParts = ['A', 'B'] as const
export type SamplePart = (typeof sampleParts)[number]
export const sampleStates = ['kept', 'sent', 'disposed'] as const

/** One sealed part of a sample. `held`: an objection or a further test is open, so it is not disposed of whatever the day. */
export type KeptSample = {
  readonly test: string
  readonly part: SamplePart
  readonly no: string | null
  readonly seal: string | null
  readonly place: string | null
  readonly takenOn: PlainDate
  /** The last day on which it must be there (calendar months, 检测程序规定). */
  readonly keepUntil: PlainDate
  readonly state: (typeof sampleStates)[number]
  readonly sentTo: string | null
  readonly held: boolean
}

/** The parts that were sealed on this case, whatever has become of them. */
export function keptSamples(journal: readonly Entry[], policy: Policy): readonly KeptSample[] {
  if (!journal.some(isSealed)) return []
  return testChains(journal, policy).flatMap((chain) => samplesOf(chain, policy))
}

function isSealed({ data }: Entry): boolean {
  return sampleParts.some((part) => data[`no${part}`] !== undefined || data[`seal${part}`] !== undefined)
}

export function samplesOf(chain: TestChain, policy: Policy): readonly KeptSample[] {
  return chain.tests.flatMap((test) => {
    const months = testRule<number>(policy, 'sample.retentionMonths', test.on).value
    return sampleParts.flatMap((part) => {
      const no = textOf(test, `no${part}`)
      const seal = textOf(test, `seal${part}`)
      if (no === null && seal === null) return []
      const of = (type: string) =>
        chain.steps.filter((e) => e.type === type && e.data['test'] === test.id && e.data['part'] === part)
      const sent = of('sampleSent').at(-1)
      const disposed = of('sampleDisposed').length > 0
      return [
        {
          test: test.id,
          part,
          no,
          seal,
          place: textOf(test, 'storedAt'),
          takenOn: test.on,
          keepUntil: addMonths(test.on, months),
          state: disposed ? ('disposed' as const) : sent ? ('sent' as const) : ('kept' as const),
          sentTo: sent ? textOf(sent, 'to') : null,
          held: isHeld(chain),
        },
      ]
    })
  })
}

/** While somebody waits for a result or a decision, the sample is the proof. */
export function isHeld(chain: TestChain): boolean {
  return chain.state === 'objected' || chain.state === 'atLab' || chain.state === 'toDecide'
}

function textOf(entry: Entry, field: string): string | null {
  const value = entry.data[field]
  return typeof value === 'string' && value !== '' ? value : null
}
