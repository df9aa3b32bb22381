import { useState } from 'react'
import { commentDraft, type DraftPage } from '#contract/policy-draft-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { ErrorSummary } from '#web/kit/error-summary.tsx'
import { TextArea } from '#web/kit/text-field.tsx'
import { sayInstant } from '#web/language/dates.ts'
import { useText } from '#web/language/language.ts'
import { policyDraftText } from '#web/text/policy-draft.ts'

/** What colleagues say of a draft; remarks stay. */
export function CommentsCard({ page }: { page: DraftPage }) {
  const t = useText(policyDraftText)
  const { act, busy, errors } = useAct(commentDraft)
  const [text, setText] = useState('')
  const send = async () => {
    if (await act({ params: { id: page.draft.id }, body: { text } })) setText('')
  }
  return (
    <Card title={t.comments}>
      <div className="stack">
        {page.comments.length === 0 && <p className="soft">{t.noComments}</p>}
        {page.comments.map((c) => (
          <p key={`${c.at}${c.byName}${c.text}`}>
            {c.text}
            <br />
            <span className="soft small">
              {c.byName} {sayInstant(c.at)}
            </span>
          </p>
        ))}
        <ErrorSummary errors={errors} />
        <TextArea
          name="comment"
          label={t.commentText}
          rows={2}
          maxLength={2000}
          value={text}
          onChange={setText}
        />
        <div>
          <Button busy={busy} disabled={text.trim() === ''} onClick={() => void send()}>
            {t.comment}
          </Button>
        </div>
      </div>
    </Card>
  )
}
