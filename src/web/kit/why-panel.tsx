import { Scale } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Clause } from '#core/policy/policy.ts'
import { useSay, useText } from '#web/language/language.ts'
import { commonText } from '#web/text/common.ts'
import { Button } from './button.tsx'
import { Drawer } from './dialog.tsx'

export type Why = {
  /** The sentence a worker could read aloud. */
  readonly says: ReactNode
  readonly clause: Pick<Clause, 'document' | 'clause' | 'says' | 'text' | 'force'> | undefined
  readonly clauseKey: string
  readonly reading?: boolean | undefined
  readonly evidence: readonly { readonly key: string; readonly label: ReactNode }[]
  readonly children?: ReactNode
}

/** Every duty, finding, tier and figure can be asked why: sentence, clause, evidence, and how to disagree. */
export function WhyButton({ why, about }: { why: Why; about: string }) {
  const t = useText(commonText)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        small
        kind="plain"
        quiet
        icon={Scale}
        label={`${t.why.open}：${about}`}
        onClick={() => setOpen(true)}
      >
        {t.why.open}
      </Button>
      {open && (
        <Drawer title={t.why.title} onClose={() => setOpen(false)}>
          <WhyPanel why={why} />
        </Drawer>
      )}
    </>
  )
}

export function WhyPanel({ why }: { why: Why }) {
  const t = useText(commonText)
  const say = useSay()
  const { clause } = why
  return (
    <div className="stack">
      <section className="stack tight">
        <h3>{t.why.says}</h3>
        <div>{why.says}</div>
        {why.children}
      </section>
      <section className="stack tight">
        <h3>{t.why.clause}</h3>
        {clause ? (
          <>
            <p className="strong">
              {clause.document} {clause.clause}
            </p>
            <p>{say(clause.says)}</p>
            {clause.text && <blockquote className="clause-text">{clause.text}</blockquote>}
          </>
        ) : (
          <p className="soft">
            {t.why.clauseMissing}（{why.clauseKey}）
          </p>
        )}
        {why.reading && <p className="soft small">{t.why.reading}</p>}
      </section>
      <section className="stack tight">
        <h3>{t.why.evidence}</h3>
        <ul>
          {why.evidence.map((item) => (
            <li key={item.key}>{item.label}</li>
          ))}
        </ul>
      </section>
      <section className="stack tight">
        <h3>{t.why.disagree}</h3>
        <p>{t.why.disagreeText}</p>
      </section>
    </div>
  )
}
