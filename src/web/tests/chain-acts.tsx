import type { Chain, TestFile } from '#contract/test-file-shape.ts'
import { ButtonLink } from '#web/kit/button.tsx'
import { useText } from '#web/language/language.ts'
import { recordPath } from '#web/record/record-path.ts'
import { useMayUse } from '#web/session/session.ts'
import { testsText } from '#web/text/tests.ts'

type Act = 'testObjected' | 'sampleSent' | 'sampleReceived' | 'testTaken' | 'sampleDisposed'

/** What the reader may record next in this chain, the step that is due first. */
export function ChainActs({ chain, file, caseId }: { chain: Chain; file: TestFile; caseId: string }) {
  const t = useText(testsText)
  const decides = useMayUse(['townshipOffice'])
  const acts = actsOf(chain, file).filter(({ act }) => file.mayRecord.includes(act))
  const toDecide = decides && (chain.state === 'toDecide' || chain.state === 'objected')
  const papers = papersOf(chain)
  if (acts.length === 0 && papers.length === 0 && !toDecide) return null
  return (
    <p className="row">
      {toDecide && (
        <ButtonLink
          small
          kind={chain.state === 'toDecide' ? 'primary' : undefined}
          to="/decisions?kind=objection"
        >
          {t.file.acts.decide}
        </ButtonLink>
      )}
      {acts.map(({ act, entry }, i) => (
        <ButtonLink
          small
          key={act}
          kind={i === 0 && !toDecide && chain.state !== 'settled' ? 'primary' : undefined}
          to={recordPath(caseId, act, undefined, entry)}
        >
          {t.file.acts[act]}
        </ButtonLink>
      ))}
      {papers.map(({ form, name }) => (
        <ButtonLink small kind="plain" key={form} to={`/cases/${caseId}/documents/${form}`}>
          {t.file.papers[name]}
        </ButtonLink>
      ))}
    </p>
  )
}

/** The report of an on-site test, and the record of a sample of hair. */
function papersOf(chain: Chain) {
  const onSite = chain.tests.find((test) => test.level === 'onSite')
  const report = onSite ? [{ form: `F-17?about=${onSite.id}`, name: 'onSite' as const }] : []
  const hair = chain.sample === 'hair' ? [{ form: 'F-18', name: 'hair' as const }] : []
  return [...report, ...hair]
}

function actsOf(chain: Chain, file: TestFile): readonly { act: Act; entry: string }[] {
  const last = chain.tests.at(-1)?.id ?? chain.root
  const sent = chain.steps.filter((s) => s.type === 'sampleSent').at(-1)?.id
  const got = chain.steps.some((s) => s.type === 'sampleReceived')
  const kept = chain.samples.filter((s) => s.state === 'kept')
  const acts: { act: Act; entry: string }[] = []
  if (chain.state === 'told') acts.push({ act: 'testObjected', entry: last })
  if (chain.state === 'atLab' && sent && !got) acts.push({ act: 'sampleReceived', entry: sent })
  if (chain.state === 'atLab') acts.push({ act: 'testTaken', entry: last })
  if (kept.length > 0 && (chain.state === 'told' || chain.state === 'objected'))
    acts.push({ act: 'sampleSent', entry: chain.root })
  const over = kept.some((s) => !s.held && s.keepUntil < file.today)
  if (over) acts.push({ act: 'sampleDisposed', entry: kept[0]?.testId ?? chain.root })
  return acts
}
