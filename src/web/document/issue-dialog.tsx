import { useState } from 'react'
import type { FormPage } from '#contract/document-contract.ts'
import { Button } from '#web/kit/button.tsx'
import { Checkbox } from '#web/kit/choice.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { useLanguage, useText } from '#web/language/language.ts'
import { documentText } from '#web/text/document.ts'

/** One look at what was written, before it is numbered and frozen. */
export function IssueDialog(props: {
  page: FormPage
  typed: Readonly<Record<string, string>>
  busy: boolean
  onClose: () => void
  onIssue: () => Promise<void>
}) {
  const t = useText(documentText)
  const { language } = useLanguage()
  const [checked, setChecked] = useState(false)
  const written = props.page.fields.filter((field) => field.typable && props.typed[field.key]?.trim())
  return (
    <Dialog
      title={t.checkTitle}
      onClose={props.onClose}
      foot={
        <>
          <Button onClick={props.onClose}>{t.cancel}</Button>
          <Button kind="primary" busy={props.busy} disabled={!checked} onClick={() => void props.onIssue()}>
            {t.confirm}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{t.checkLead}</p>
        <p className="strong">{props.page.names[language]}</p>
        {written.length > 0 && (
          <dl className="facts">
            {written.map((field) => (
              <div className="contents" key={field.key}>
                <dt>{field.label[language]}</dt>
                <dd>{props.typed[field.key]}</dd>
              </div>
            ))}
          </dl>
        )}
        <Checkbox name="checked" label={t.checked} checked={checked} onChange={setChecked} />
      </div>
    </Dialog>
  )
}
