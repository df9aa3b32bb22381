import { type FormEvent, useState } from 'react'
import { type OwnCase, type OwnEntry, objectToOwnEntry } from '#contract/own-contract.ts'
import { isPlainDate } from '#core/shared/plain-date.ts'
import { useAct } from '#web/api/use-act.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { TextArea } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useUnsavedDraft } from '#web/kit/use-unsaved-draft.ts'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { fieldsText } from '#web/text/fields.ts'
import { ownText } from '#web/text/own.ts'

const first = 10

/** What stands in the own file, newest first; what weighs against the person can be objected to on the spot. */
export function OwnRecord({ own }: { own: OwnCase }) {
  const t = useText(ownText)
  const [all, setAll] = useState(false)
  const [about, setAbout] = useState<OwnEntry>()
  const shown = all ? own.entries : own.entries.slice(0, first)
  return (
    <Card title={t.record} count={own.entries.length}>
      <ul className="plain-list own-list">
        {shown.map((entry) => (
          <Line key={entry.id} entry={entry} onObject={() => setAbout(entry)} />
        ))}
      </ul>
      {!all && own.entries.length > first && (
        <Button small kind="plain" onClick={() => setAll(true)}>
          {t.more(own.entries.length)}
        </Button>
      )}
      {about && <ObjectDialog caseId={own.caseId} entry={about} onClose={() => setAbout(undefined)} />}
    </Card>
  )
}

function Line({ entry, onObject }: { entry: OwnEntry; onObject: () => void }) {
  const t = useText(ownText)
  const { language } = useLanguage()
  const facts = useFacts(entry)
  return (
    <li>
      <p>
        <span className="numbers soft">{sayDate(entry.on, language)}</span>{' '}
        <span className={entry.struck ? 'own-struck' : 'strong'}>{entry.title[language]}</span>{' '}
        {entry.struck && <Badge tone="neutral">{t.struck}</Badge>}
        {entry.objection && <Badge tone="info">{t.objection[entry.objection]}</Badge>}
      </p>
      {facts && <p className="small">{facts}</p>}
      {entry.mayObject && (
        <Button
          small
          label={t.objectAbout(entry.title[language], sayDate(entry.on, language))}
          onClick={onObject}
        >
          {t.object}
        </Button>
      )}
    </li>
  )
}

/** The fields in words; ids of other entries and codes of areas say nothing to a reader and are left out. */
function useFacts(entry: OwnEntry): string {
  const fields = useText(fieldsText)
  const { language } = useLanguage()
  return Object.entries(entry.data)
    .flatMap(([field, value]) => {
      const name = fields.name[field]
      const isId = typeof value === 'string' && value.length >= 26 && /^[0-9a-z-]+$/i.test(value)
      const isCode = typeof value === 'string' && /^\d{6,12}$/.test(value)
      if (!name || value === null || typeof value === 'object' || isId || isCode) return []
      const plain = String(value)
      const said = isPlainDate(plain) ? sayDate(plain, language) : (fields.value[field]?.[plain] ?? plain)
      return [`${name}：${said}`]
    })
    .join(' · ')
}

function ObjectDialog(props: { caseId: string; entry: OwnEntry; onClose: () => void }) {
  const { caseId, entry, onClose } = props
  const t = useText(ownText)
  const toast = useToast()
  const { language } = useLanguage()
  const { act, busy, errors } = useAct(objectToOwnEntry)
  const draft = useUnsavedDraft(`own.object.${entry.id}`, { statement: '' })
  const [id] = useState(() => crypto.randomUUID())

  async function submit(event: FormEvent) {
    event.preventDefault()
    const body = { id, about: entry.id, statement: draft.values.statement }
    if (!(await act({ params: { caseId }, body }))) return
    draft.clear()
    toast(t.objectSent)
    onClose()
  }

  return (
    <Dialog title={t.objectAbout(entry.title[language], sayDate(entry.on, language))} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <p>{t.objectLead}</p>
        <ErrorSummary errors={errors} />
        <TextArea
          name="statement"
          label={t.statement}
          required
          rows={5}
          maxLength={4000}
          value={draft.values.statement}
          error={errorOf(errors, 'statement')}
          onChange={(statement) => draft.set({ statement })}
        />
        <Button kind="primary" type="submit" busy={busy}>
          {t.objectSend}
        </Button>
      </form>
    </Dialog>
  )
}
