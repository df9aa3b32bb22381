import { useState } from 'react'
import { readDraftYaml } from '#contract/policy-draft-contract.ts'
import type { DraftChange } from '#core/policy/draft-change.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary } from '#web/kit/error-summary.tsx'
import { TextArea } from '#web/kit/text-field.tsx'
import { useText } from '#web/language/language.ts'
import { policyDraftText } from '#web/text/policy-draft.ts'

const none: readonly string[] = []

/** Rules written as in a pack, typed, pasted or from a file. */
export function YamlDialog(props: {
  id: string
  effectiveOn: string
  onRead: (changes: readonly DraftChange[]) => void
  onClose: () => void
}) {
  const t = useText(policyDraftText)
  const { act, busy, errors } = useAct(readDraftYaml, { refresh: none })
  const [text, setText] = useState('')
  const read = async () => {
    const reply = await act({ params: { id: props.id }, body: { text, effectiveOn: props.effectiveOn } })
    if (reply) props.onRead(reply.changes)
  }
  return (
    <Dialog title={t.paste} onClose={props.onClose} wide>
      <div className="stack">
        <p>{t.pasteLead}</p>
        <ErrorSummary errors={errors} />
        <label className="stack tight">
          <span>{t.pasteFile}</span>
          <input
            type="file"
            accept=".yaml,.yml,text/yaml"
            onChange={(event) => {
              const [file] = event.target.files ?? []
              if (file) void file.text().then(setText)
            }}
          />
        </label>
        <TextArea name="text" label={t.pasteText} rows={14} value={text} onChange={setText} />
        <Button kind="primary" busy={busy} disabled={text.trim() === ''} onClick={() => void read()}>
          {t.read}
        </Button>
      </div>
    </Dialog>
  )
}
