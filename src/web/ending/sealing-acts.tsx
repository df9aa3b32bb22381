import { answerSealing, type SealingShown } from '#contract/ending-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { ErrorSummary } from '#web/kit/error-summary.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { endingText } from '#web/text/ending.ts'

/** How far a request to seal has come, and what this user may do about it; the second approval closes the file. */
export function SealingActs(props: { caseId: string; request: SealingShown; onSealed?: () => void }) {
  const t = useText(endingText)
  const toast = useToast()
  const { language } = useLanguage()
  const { act, busy, errors } = useAct(answerSealing)
  const { request } = props

  async function answer(outcome: 'approve' | 'refuse' | 'withdraw') {
    const reply = await act({
      params: { caseId: props.caseId, requestId: request.id },
      body: { outcome },
    })
    if (!reply) return
    if (reply.status === 'sealed') props.onSealed?.()
    toast(t[reply.status as 'sealed' | 'approvedOnce' | 'refused' | 'withdrawn'])
  }

  return (
    <div className="stack tight">
      <p className="row">
        <Badge tone={request.status === 'sealed' ? 'good' : 'neutral'}>
          {t.sealingStatus[request.status]}
        </Badge>
        <span className="soft small">
          {t.preparedBy(request.preparedBy, sayDate(request.preparedOn, language))}
          {request.firstBy && ` · ${t.firstBy(request.firstBy)}`}
        </span>
      </p>
      <ErrorSummary errors={errors} />
      {request.may.length > 0 && (
        <div className="row no-print">
          {request.may.map((outcome) => (
            <Button
              key={outcome}
              small
              busy={busy}
              kind={outcome === 'approve' ? 'primary' : undefined}
              onClick={() => void answer(outcome)}
            >
              {outcome === 'approve' && request.status === 'approvedOnce' ? t.approveLast : t[outcome]}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}
