import type { CasePage } from '#contract/case-contract.ts'
import { EntryData } from '#web/case/entry-data.tsx'
import { entryName } from '#web/case/use-why.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { sayInFull } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { commonText } from '#web/text/common.ts'
import { labelsText } from '#web/text/labels.ts'
import { recordText } from '#web/text/record.ts'
import { dataOf } from './entry-of-form.ts'
import type { FormValues, RecordForm } from './forms/form.ts'

/** The entry as it will stand in the timeline, before anything is sent. */
export function CheckAnswers(props: {
  page: CasePage
  form: RecordForm
  values: FormValues
  busy: boolean
  onChange: () => void
  onSend: () => Promise<void>
}) {
  const { page, form, values } = props
  const t = useText(recordText)
  const common = useText(commonText)
  const labels = useText(labelsText)
  const { language } = useLanguage()
  const on = values['on'] ?? page.today
  return (
    <Card
      title={t.checkTitle}
      actions={
        <Button small onClick={props.onChange}>
          {common.change}
        </Button>
      }
    >
      <div className="stack">
        <p>
          <span className="strong">{entryName(labels, form.type)}</span>
          <br />
          {sayInFull(on, page.today, language)}
        </p>
        <div className="answers">
          <EntryData page={page} entry={{ type: form.type, data: dataOf(form, values), hidden: [] }} />
        </div>
        <p className="soft small">{t.checkLead}</p>
        <div className="row record-foot">
          <Button kind="primary" busy={props.busy} onClick={() => void props.onSend()}>
            {t.go}
          </Button>
          <Button kind="plain" onClick={props.onChange}>
            {common.back}
          </Button>
        </div>
      </div>
    </Card>
  )
}
