import { useState } from 'react'
import { countEvaluations, listRounds } from '#contract/evaluation-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Button } from '#web/kit/button.tsx'
import { Page } from '#web/kit/page.tsx'
import { Tabs } from '#web/kit/tabs.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { useText } from '#web/language/language.ts'
import { RectificationList } from '#web/rectification/rectification-list.tsx'
import { evaluationText } from '#web/text/evaluation.ts'
import { ConsequenceList } from './consequence-list.tsx'
import { OpenRoundDialog } from './open-round-dialog.tsx'
import { RoundList } from './round-list.tsx'

const noInput = {}
const urlState = { tab: '' }
const keys = ['rounds', 'consequences', 'rectifications'] as const

/** Rounds of evaluation, what followed from them, and what has to be put right. */
export function EvaluationsScreen() {
  const t = useText(evaluationText)
  const rounds = useRoute(listRounds, noInput)
  const counts = useRoute(countEvaluations, noInput)
  const [url, setUrl] = useUrlState(urlState)
  const [opening, setOpening] = useState(false)
  const tab = keys.find((key) => key === url.tab) ?? 'rounds'
  const { self = 0, decide = 0, talks = 0, overdue = 0, toCheck = 0 } = counts.data ?? {}
  const waiting = { rounds: self, consequences: decide + talks, rectifications: overdue + toCheck }
  return (
    <Page
      title={t.title}
      documentTitle={t.title}
      lead={t.lead}
      actions={
        rounds.data?.mayOpen && (
          <Button kind="primary" onClick={() => setOpening(true)}>
            {t.open}
          </Button>
        )
      }
    >
      <section className="card">
        <Tabs
          label={t.title}
          value={tab}
          onChange={(next) => setUrl({ tab: next })}
          tabs={keys.map((key) => ({ key, label: t.tabs[key], count: waiting[key] || undefined }))}
        >
          {tab === 'rounds' && <RoundList query={rounds} />}
          {tab === 'consequences' && <ConsequenceList />}
          {tab === 'rectifications' && <RectificationList />}
        </Tabs>
      </section>
      {opening && <OpenRoundDialog onClose={() => setOpening(false)} />}
    </Page>
  )
}
