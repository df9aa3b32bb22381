import { Download } from 'lucide-react'
import { fetchRun, listRuns, type RunLine } from '#contract/ledger-contract.ts'
import { ApiError, download } from '#web/api/call.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Progress } from '#web/kit/progress.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { sayInstant } from '#web/language/dates.ts'
import { useSay, useText } from '#web/language/language.ts'
import { ledgerText } from '#web/text/ledger.ts'

const noInput = {}
const lookAgainMs = 1500

/** Own exports that run behind or wait to be fetched; draws nothing where there are none. */
export function RunsCard() {
  const t = useText(ledgerText)
  const say = useSay()
  const toast = useToast()
  const runs = useRoute(listRuns, noInput, { refetchMs: lookAgainMs })
  const rows = runs.data?.runs ?? []
  if (rows.length === 0) return null

  async function fetchFile(run: RunLine) {
    try {
      await download(fetchRun, { params: { id: run.id } }, `ledger.${run.as}`)
    } catch (error) {
      if (error instanceof ApiError) toast(say(error.says))
    }
    void runs.refetch()
  }

  return (
    <Card title={t.runs}>
      <ul className="plain-list stack tight">
        {rows.map((run) => (
          <li key={run.id} className="row">
            <span className="numbers small">{sayInstant(run.beganAt)}</span>
            <span>{run.as.toUpperCase()}</span>
            {run.state === 'running' ? (
              <div className="grow">
                <Progress
                  value={run.done}
                  max={Math.max(1, run.total)}
                  label={t.runStates.running}
                  words={t.progress(run.done, run.total)}
                />
              </div>
            ) : (
              <span className="grow soft">{t.runStates[run.state]}</span>
            )}
            {run.state === 'done' && (
              <Button small icon={Download} onClick={() => void fetchFile(run)}>
                {t.fetch}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
