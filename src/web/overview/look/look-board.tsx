import { useEffect, useState } from 'react'
import { askLook, estimateLook, showLook } from '#contract/look-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Banner } from '#web/kit/banner.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { ErrorSummary } from '#web/kit/error-summary.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Progress } from '#web/kit/progress.tsx'
import { useText } from '#web/language/language.ts'
import type { Where } from '#web/overview/where.ts'
import { lookText } from '#web/text/look.ts'
import { LookResult } from './look-result.tsx'
import './look.css'

const lookAgainMs = 1000
/** A count as short as this is begun without asking. */
const atOnceSeconds = 30

/** The figures of a day as they were known on another: says how long it takes, counts behind, then shows both. */
export function LookBoard({ where, day, known }: { where: Where; day: string; known: string }) {
  const { area, span, measure } = where
  const estimate = useRoute(estimateLook, { query: { area } })
  return (
    <Loaded query={estimate}>
      {(found) => (
        <Asked
          key={`${area} ${day} ${span} ${known}`}
          question={{ area, day, span, known }}
          measure={measure}
          cases={found.cases}
          seconds={found.seconds}
        />
      )}
    </Loaded>
  )
}

type Question = {
  readonly area: string
  readonly day: string
  readonly span: Where['span']
  readonly known: string
}

function Asked(props: { question: Question; measure: Where['measure']; cases: number; seconds: number }) {
  const { question, measure, cases, seconds } = props
  const t = useText(lookText)
  const { act, busy, errors } = useAct(askLook, { refresh: [] })
  const [id, setId] = useState<string>()

  async function ask(fresh: boolean) {
    const reply = await act({ body: { ...question, fresh } })
    if (reply) setId(reply.id)
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each question; the key of this part is the question.
  useEffect(() => {
    if (seconds <= atOnceSeconds) void ask(false)
  }, [])

  if (id) return <Look id={id} measure={measure} busy={busy} onAgain={() => void ask(true)} />
  return (
    <Card>
      <div className="stack">
        <ErrorSummary errors={errors} />
        <p>{t.estimate(cases, seconds)}</p>
        {(seconds > atOnceSeconds || errors.length > 0) && (
          <div>
            <Button kind="primary" busy={busy} onClick={() => void ask(false)}>
              {t.start}
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}

function Look(props: { id: string; measure: Where['measure']; busy: boolean; onAgain: () => void }) {
  const { id, measure, busy, onAgain } = props
  const t = useText(lookText)
  const read = useRoute(showLook, { params: { id }, query: { measure } })
  const counting = read.data?.state === 'counting'
  const { refetch } = read

  useEffect(() => {
    if (!counting) return
    const timer = setInterval(() => void refetch(), lookAgainMs)
    return () => clearInterval(timer)
  }, [counting, refetch])

  return (
    <Loaded query={read}>
      {(page) => {
        if (page.state === 'counting')
          return (
            <Card>
              <Progress
                value={page.done}
                max={Math.max(1, page.total)}
                label={t.countingLabel}
                words={t.counting(page.done, page.total)}
              />
            </Card>
          )
        const again = (
          <div className="no-print">
            <Button small busy={busy} onClick={onAgain}>
              {t.again}
            </Button>
          </div>
        )
        if (page.state !== 'done')
          return (
            <div className="stack">
              <Banner kind="danger" title={page.state === 'failed' ? t.failed : t.interrupted} />
              {again}
            </div>
          )
        return (
          <div className="stack">
            <LookResult page={page} />
            {again}
          </div>
        )
      }}
    </Loaded>
  )
}
