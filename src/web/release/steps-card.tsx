import { useState } from 'react'
import { addReleaseStep } from '#contract/release-contract.ts'
import type { ReleasePage, ReleaseStep } from '#contract/release-shapes.ts'
import { recordedKinds } from '#core/release/release-step.ts'
import { useAct } from '#web/api/use-act.ts'
import { Badge, endedIcon } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Timeline } from '#web/kit/timeline.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { sayDate, sayDay } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { ReasonDialog } from '#web/order/reason-dialog.tsx'
import { useMayUse, useSession } from '#web/session/session.ts'
import { releaseText } from '#web/text/release.ts'
import { handoverWords } from './handover-words.ts'

/** Everything that was done, newest first; a wrong step is struck and stays in sight. */
export function StepsCard({ page }: { page: ReleasePage }) {
  const t = useText(releaseText)
  const { language } = useLanguage()
  const { today } = useSession()
  const may = useMayUse(['worker', 'stationHead', 'townshipOffice'])
  const [striking, setStriking] = useState<string>()
  const shown = page.steps.filter((s) => s.kind !== 'struck').toReversed()
  const mayStrike = (s: ReleaseStep) =>
    may && !s.struck && page.line.status !== 'closed' && (recordedKinds as readonly string[]).includes(s.kind)
  return (
    <Card title={t.page.steps} count={shown.length}>
      {shown.length === 0 ? (
        <p className="soft">{t.page.noSteps}</p>
      ) : (
        <Timeline
          label={t.page.steps}
          items={shown.map((s) => ({
            key: s.id,
            when: sayDay(s.on, today, language),
            struck: s.struck,
            head: (
              <span className="row">
                <span className="strong">{t.acts[s.kind]}</span>
                {s.struck && <Badge icon={endedIcon}>{t.step.struck}</Badge>}
                <span className="soft small">{s.byName}</span>
              </span>
            ),
            children: (
              <>
                <StepWords step={s} />
                {mayStrike(s) && (
                  <p className="no-print">
                    <Button
                      small
                      quiet
                      kind="plain"
                      label={`${t.step.strike}：${t.acts[s.kind]} ${sayDate(s.on, language)}`}
                      onClick={() => setStriking(s.id)}
                    >
                      {t.step.strike}
                    </Button>
                  </p>
                )}
              </>
            ),
          }))}
        />
      )}
      {striking && (
        <StrikeDialog releaseId={page.line.id} step={striking} onClose={() => setStriking(undefined)} />
      )}
    </Card>
  )
}

/** What was said of a step, as far as the reader's role may read it. */
export function StepWords({ step }: { step: ReleaseStep }) {
  const t = useText(releaseText)
  const { language } = useLanguage()
  const { data } = step
  const facts = [
    data.handover && handoverWords(t.handovers, data.handover),
    data.why && t.notCollectedReasons[data.why],
    data.way && t.ways[data.way],
    data.who,
    data.day && sayDate(data.day, language),
  ].filter(Boolean)
  return (
    <>
      {facts.length > 0 && <p>{facts.join(' · ')}</p>}
      {data.text && <p className="step-words">{data.text}</p>}
    </>
  )
}

function StrikeDialog(props: { releaseId: string; step: string; onClose: () => void }) {
  const t = useText(releaseText)
  const toast = useToast()
  const { today } = useSession()
  const { act, busy, errors } = useAct(addReleaseStep, { refresh: ['release.'] })
  return (
    <ReasonDialog
      title={t.step.strikeTitle}
      label={t.step.strikeReason}
      act={t.step.strike}
      busy={busy}
      errors={errors}
      onClose={props.onClose}
      onAct={async (text) => {
        const body = { kind: 'struck' as const, on: today, data: { step: props.step, text } }
        if (!(await act({ params: { releaseId: props.releaseId }, body }))) return
        toast(t.step.struck)
        props.onClose()
      }}
    />
  )
}
