import { FilePlus2, FileUp, PencilLine, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { type DraftPage, saveDraft } from '#contract/policy-draft-contract.ts'
import type { DraftChange } from '#core/policy/draft-change.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button, IconButton } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { RuleValue } from '#web/policy/rule-value.tsx'
import { useSession } from '#web/session/session.ts'
import { policyDraftText } from '#web/text/policy-draft.ts'
import { ChangeDialog } from './change-dialog.tsx'
import { ClauseDialog } from './clause-dialog.tsx'
import { CheckResult } from './difference-list.tsx'
import { useRuleNames } from './use-rule-names.ts'
import { YamlDialog } from './yaml-dialog.tsx'

type Open = { kind: 'rule'; at: number | undefined } | { kind: 'clause' } | { kind: 'yaml' } | undefined

/** The changes of a draft: added, edited, taken out, and saved as the next version. */
export function DraftEditor({ page }: { page: DraftPage }) {
  const t = useText(policyDraftText)
  const toast = useToast()
  const { today } = useSession()
  const { draft, may } = page
  const [changes, setChanges] = useState<readonly DraftChange[]>(page.changes)
  const [effectiveOn, setEffectiveOn] = useState(draft.effectiveOn)
  const [note, setNote] = useState('')
  const [open, setOpen] = useState<Open>()
  const { act, busy, errors } = useAct(saveDraft)
  const dirty = JSON.stringify(changes) !== JSON.stringify(page.changes) || effectiveOn !== draft.effectiveOn
  const close = () => setOpen(undefined)

  function put(at: number | undefined, change: DraftChange) {
    setChanges(at === undefined ? [...changes, change] : changes.map((old, i) => (i === at ? change : old)))
    close()
  }

  async function save() {
    const body = { changes: [...changes], effectiveOn, from: draft.version, note }
    if (await act({ params: { id: draft.id }, body })) toast(t.saved)
  }

  const editing = open?.kind === 'rule' && open.at !== undefined ? changes[open.at] : undefined
  return (
    <>
      <Card title={t.changes}>
        <div className="stack">
          <ErrorSummary errors={errors} />
          {changes.length === 0 && <p className="soft">{t.noChanges}</p>}
          {changes.map((change, at) => (
            <ChangeRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a change is its place in the draft.
              key={at}
              change={change}
              onEdit={may.write && change.do !== 'clause' ? () => setOpen({ kind: 'rule', at }) : undefined}
              onRemove={may.write ? () => setChanges(changes.filter((_, i) => i !== at)) : undefined}
            />
          ))}
          {may.write && (
            <>
              <div className="row">
                <Button icon={PencilLine} onClick={() => setOpen({ kind: 'rule', at: undefined })}>
                  {t.addChange}
                </Button>
                <Button icon={FilePlus2} onClick={() => setOpen({ kind: 'clause' })}>
                  {t.addClause}
                </Button>
                <Button icon={FileUp} onClick={() => setOpen({ kind: 'yaml' })}>
                  {t.paste}
                </Button>
              </div>
              <DateField
                name="effectiveOn"
                label={t.effectiveOn}
                value={effectiveOn}
                onChange={setEffectiveOn}
                today={today}
                lean="future"
                error={errorOf(errors, 'effectiveOn')}
              />
              {dirty && (
                <>
                  <TextField name="note" label={t.note} maxLength={500} value={note} onChange={setNote} />
                  <div className="row">
                    <Button kind="primary" busy={busy} onClick={() => void save()}>
                      {t.save}
                    </Button>
                    <span className="soft small">{t.unsaved}</span>
                  </div>
                </>
              )}
            </>
          )}
        </div>
      </Card>
      {!dirty && page.changes.length > 0 && <CheckResult check={page.check} />}
      {open?.kind === 'rule' && (
        <ChangeDialog
          area={draft.area.code}
          effectiveOn={effectiveOn}
          change={editing && editing.do !== 'clause' ? editing : undefined}
          own={changes.flatMap((c) => (c.do === 'clause' ? [c] : []))}
          onAdd={(change) => put(open.at, change)}
          onClose={close}
        />
      )}
      {open?.kind === 'clause' && <ClauseDialog onAdd={(c) => put(undefined, c)} onClose={close} />}
      {open?.kind === 'yaml' && (
        <YamlDialog
          id={draft.id}
          effectiveOn={effectiveOn}
          onRead={(read) => {
            setChanges([...changes, ...read])
            close()
          }}
          onClose={close}
        />
      )}
    </>
  )
}

function ChangeRow(props: {
  change: DraftChange
  onEdit: (() => void) | undefined
  onRemove: (() => void) | undefined
}) {
  const t = useText(policyDraftText)
  const { language } = useLanguage()
  const ruleOf = useRuleNames()
  const { change, onEdit, onRemove } = props
  const name = change.do === 'clause' ? `${change.document} ${change.clause}` : ruleOf(change.rule).name
  const from = change.from === null ? t.fromEffect : sayDate(change.from, language)
  return (
    <section className="draft-change">
      <div className="row">
        <h3>{name}</h3>
        <span className="row">
          {onEdit && <IconButton icon={PencilLine} name={t.edit} onClick={onEdit} />}
          {onRemove && <IconButton icon={Trash2} name={t.remove} onClick={onRemove} />}
        </span>
      </div>
      {change.do === 'set' && <RuleValue value={change.value} unit={ruleOf(change.rule).unit} />}
      {change.do === 'end' && <p>{t.acts.end}</p>}
      {change.do === 'clause' && <p>{change.says}</p>}
      <p className="soft small">
        {t.from} {from}
        {change.do === 'set' && change.to !== null && ` · ${t.to} ${sayDate(change.to, language)}`}
        {change.do === 'set' && change.because && ` · ${change.because}`}
      </p>
    </section>
  )
}
