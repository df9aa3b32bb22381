import { BellRing } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { CasePage } from '#contract/case-contract.ts'
import { listMessages } from '#contract/message-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useMayUse } from '#web/session/session.ts'
import { reportInText } from '#web/text/report-in.ts'
import { MessageList } from './message-list.tsx'
import './report-in.css'

const RemindDialog = lazy(async () => ({ default: (await import('./remind-dialog.tsx')).RemindDialog }))

/** Reminders and messages to the person; null once they have come and nothing was ever sent. */
export function ReportInCard({ page }: { page: CasePage }) {
  const t = useText(reportInText)
  const { language } = useLanguage()
  const staff = useMayUse(['worker', 'stationHead', 'townshipOffice'])
  const { caseId, state } = page
  const reminders = page.entries.filter((e) => e.type === 'reportInReminded' && e.struckBy === null)
  const waits = state.stage === 'ordered' || state.stage === 'awaitingReport'
  const [all, setAll] = useState(false)
  const [reminding, setReminding] = useState(false)
  const sent = useRoute(listMessages, { params: { caseId } }, { enabled: staff })
  const messages = sent.data?.messages ?? []
  if (!staff || (!waits && messages.length === 0)) return null
  return (
    <Card
      title={t.card.title}
      actions={
        waits && (
          <Button small icon={BellRing} onClick={() => setReminding(true)}>
            {t.card.act}
          </Button>
        )
      }
    >
      <div className="stack tight">
        {waits && state.reportIn.dueOn && <p>{t.card.due(sayDate(state.reportIn.dueOn, language))}</p>}
        {reminders.length > 0 && <p className="soft">{t.card.reminded(reminders.length)}</p>}
        <MessageList caseId={caseId} messages={all ? messages : messages.slice(0, 2)} />
        {messages.length > 2 && !all && (
          <button type="button" className="button plain small" onClick={() => setAll(true)}>
            {t.dialog.sent}（{messages.length}）
          </button>
        )}
      </div>
      {reminding && (
        <Suspense fallback={null}>
          <RemindDialog caseId={caseId} name={page.person.name} onClose={() => setReminding(false)} />
        </Suspense>
      )}
    </Card>
  )
}
