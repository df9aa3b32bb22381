import { useQueryClient } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Link, useLocation, useParams } from 'react-router'
import { type BatchItem, printBatch, readBatch, stepBatch } from '#contract/batch-contract.ts'
import { address, call, type ReplyOf } from '#web/api/call.ts'
import { ApiError } from '#web/api/problem.ts'
import { formErrors } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Banner } from '#web/kit/banner.tsx'
import { Button, ButtonLink } from '#web/kit/button.tsx'
import { ErrorSummary } from '#web/kit/error-summary.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { Progress } from '#web/kit/progress.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { useLanguage, useText } from '#web/language/language.ts'
import { batchText } from '#web/text/batch.ts'
import './document.css'

/** One batch: issues paper after paper while the page is open, then prints them as one. */
export function BatchRunScreen() {
  const t = useText(batchText)
  const { batchId = '' } = useParams()
  const batch = useRoute(readBatch, { params: { batchId } })
  return (
    <Loaded query={batch} lines={6}>
      {(reply) => <Run key={reply.batchId} batch={reply} title={t.title} />}
    </Loaded>
  )
}

function Run({ batch, title }: { batch: ReplyOf<typeof readBatch>; title: string }) {
  const t = useText(batchText)
  const { language } = useLanguage()
  const { batchId } = batch
  const { counts, running, go, stop, problem } = useSteps(batch)
  const all = counts.waiting + counts.issued + counts.failed
  const lead = counts.waiting === 0 ? t.done : running ? t.running : t.paused
  return (
    <Page
      title={batch.names[language]}
      documentTitle={title}
      lead={lead}
      actions={<ButtonLink to={`/documents/batch?form=${batch.form}`}>{t.back}</ButtonLink>}
    >
      <div className="stack">
        <ErrorSummary errors={formErrors(problem, language)} />
        <Progress
          label={t.progress}
          value={all - counts.waiting}
          max={all}
          words={`${t.progressOf(all - counts.waiting, all)} · ${t.counts(counts.issued, counts.failed, counts.waiting)}`}
        />
        <div className="row">
          {counts.waiting > 0 &&
            (running ? <Button onClick={stop}>{t.stop}</Button> : <Button onClick={go}>{t.go}</Button>)}
          {counts.issued > 0 && !running && (
            <a
              className="button primary"
              href={address(printBatch, { params: { batchId } })}
              target="_blank"
              rel="noreferrer"
            >
              <Printer size={18} aria-hidden />
              {t.print(counts.issued)}
            </a>
          )}
        </div>
        {counts.failed > 0 && (
          <Banner kind="late">{t.counts(counts.issued, counts.failed, counts.waiting)}</Banner>
        )}
        <section className="card">
          <Table
            label={t.list}
            name="batch-items"
            columns={useColumns()}
            rows={batch.items}
            rowKey={(row) => row.documentId}
            empty={{ title: t.none }}
          />
        </section>
      </div>
    </Page>
  )
}

/** Asks for one paper after the other; a lost answer is asked again under its key, so that nothing is issued twice. */
function useSteps(batch: ReplyOf<typeof readBatch>) {
  const client = useQueryClient()
  const wanted = (useLocation().state as { run?: boolean } | null)?.run === true
  const [counts, setCounts] = useState({ waiting: batch.waiting, issued: batch.issued, failed: batch.failed })
  const [running, setRunning] = useState(wanted && batch.waiting > 0)
  const [problem, setProblem] = useState<ApiError>()
  const alive = useRef(true)
  const { batchId } = batch

  useEffect(() => {
    alive.current = running
    if (!running) return
    void (async () => {
      try {
        for (let left = 1; left > 0 && alive.current; ) {
          const next = await call(stepBatch, { params: { batchId } }, { idempotencyKey: crypto.randomUUID() })
          setCounts(next)
          left = next.waiting
        }
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        setProblem(error)
      }
      await client.invalidateQueries({ queryKey: [readBatch.id] })
      setRunning(false)
    })()
    return () => {
      alive.current = false
    }
  }, [running, batchId, client])

  const go = () => {
    setProblem(undefined)
    setRunning(true)
  }
  return { counts, running, problem, go, stop: () => setRunning(false) }
}

function useColumns(): readonly Column<BatchItem>[] {
  const t = useText(batchText)
  const { language } = useLanguage()
  const tones = { waiting: 'info', issued: 'good', failed: 'late' } as const
  return [
    {
      key: 'name',
      title: t.name,
      head: true,
      cell: (row) => <Link to={`/cases/${row.caseId}/documents`}>{row.name}</Link>,
    },
    { key: 'fileNo', title: t.fileNo, cell: (row) => <span className="numbers">{row.fileNo}</span> },
    { key: 'number', title: t.number, wide: true, cell: (row) => row.number ?? '—' },
    {
      key: 'what',
      title: t.what,
      wide: true,
      cell: (row) => (
        <span className="row">
          <Badge tone={tones[row.state]}>{t.states[row.state]}</Badge>
          {row.says.length > 0 && (
            <span className="small">
              {row.says.map((s) => s[language]).join(language === 'zh' ? '；' : '; ')}
            </span>
          )}
        </span>
      ),
    },
  ]
}
