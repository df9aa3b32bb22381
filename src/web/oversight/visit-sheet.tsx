import { useState } from 'react'
import { type InspectionChecklist, type SampledFile, verdicts } from '#contract/inspection-contract.ts'
import { Banner } from '#web/kit/banner.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { RadioGroup } from '#web/kit/choice.tsx'
import { ErrorSummary } from '#web/kit/error-summary.tsx'
import { Select } from '#web/kit/select.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { oversightText } from '#web/text/oversight.ts'
import { AddFindingDialog } from './add-finding-dialog.tsx'
import type { Inspection } from './inspection-screen.tsx'
import { PickLine } from './sample-card.tsx'
import { useVisitDraft } from './use-visit-draft.ts'

type Item = InspectionChecklist['items'][number]
export type AboutItem = { readonly list: InspectionChecklist; readonly item: Item; readonly pick: number }
type Sheet = ReturnType<typeof useVisitDraft>

/** The lists on the spot, for one thumb: an answer for each item, a finding where it is not met, one button that sends. */
export function VisitSheet({ inspection, files }: { inspection: Inspection; files: readonly SampledFile[] }) {
  const t = useText(oversightText)
  const sheet = useVisitDraft(inspection)
  const [about, setAbout] = useState<AboutItem>()
  return (
    <>
      {sheet.online && sheet.restored && sheet.unsent > 0 && <Banner>{t.restored}</Banner>}
      <ErrorSummary errors={sheet.errors} />
      {inspection.lists.map((list) =>
        list.of === 'office' ? (
          <OfficeList key={list.key} list={list} sheet={sheet} onFinding={setAbout} />
        ) : (
          <FileList key={list.key} list={list} sheet={sheet} files={files} onFinding={setAbout} />
        ),
      )}
      {sheet.findings.length > 0 && (
        <Card title={t.waiting} count={sheet.findings.length}>
          <ul className="plain-list">
            {sheet.findings.map((f) => (
              <li key={f.id} className="row">
                <span className="grow">{f.text}</span>
                <Button small kind="plain" onClick={() => sheet.remove(f.id)}>
                  {t.remove}
                </Button>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <div className="visit-bar no-print" role="status">
        <span className="grow">
          {sheet.unsent > 0 ? t.unsent(sheet.unsent) : t.allSent}
          {!sheet.online && <span className="soft small"> {t.offline}</span>}
        </span>
        <Button
          kind="primary"
          busy={sheet.busy}
          disabled={sheet.unsent === 0 || !sheet.online}
          onClick={() => void sheet.send()}
        >
          {t.send}
        </Button>
      </div>
      {about && (
        <AddFindingDialog
          inspection={inspection}
          about={about}
          note={sheet.verdictOf({ list: about.list.key, item: about.item.key, pick: about.pick }).note}
          onAdd={sheet.add}
          onClose={() => setAbout(undefined)}
        />
      )}
    </>
  )
}

type ListProps = { list: InspectionChecklist; sheet: Sheet; onFinding: (about: AboutItem) => void }

function OfficeList(props: ListProps) {
  const say = useSay()
  return (
    <Card title={say(props.list.title)}>
      <Items {...props} pick={0} />
    </Card>
  )
}

function FileList(props: ListProps & { files: readonly SampledFile[] }) {
  const t = useText(oversightText)
  const say = useSay()
  const [pick, setPick] = useState('1')
  const file = props.files.find((f) => String(f.pick) === pick)
  return (
    <Card title={say(props.list.title)}>
      <div className="stack">
        <Select
          name={`pick-${props.list.key}`}
          label={t.sample}
          value={pick}
          empty={false}
          options={props.files.map((f) => ({ value: String(f.pick), label: t.pick(f.pick) }))}
          onChange={setPick}
        />
        {file ? (
          <>
            <p>
              <PickLine file={file} />
            </p>
            <Items {...props} pick={file.pick} />
          </>
        ) : (
          <p className="soft">{t.gone}</p>
        )}
      </div>
    </Card>
  )
}

function Items({ list, sheet, pick, onFinding }: ListProps & { pick: number }) {
  const t = useText(oversightText)
  const say = useSay()
  return (
    <div className="visit-items">
      {list.items.map((item) => {
        const place = { list: list.key, item: item.key, pick }
        const said = sheet.verdictOf(place)
        const name = `${list.key}-${item.key}-${pick}`
        return (
          <div key={name} className="visit-item">
            <RadioGroup
              name={name}
              label={say(item.says)}
              hint={item.source}
              across
              value={said.verdict}
              options={verdicts.map((value) => ({ value, label: t.verdicts[value] }))}
              onChange={(next) => {
                const verdict = verdicts.find((v) => v === next)
                if (verdict) sheet.answer({ ...place, verdict, note: said.note })
              }}
            />
            {said.verdict === 'notMet' && (
              <>
                <TextField
                  name={`${name}-note`}
                  label={t.note}
                  value={said.note}
                  maxLength={1000}
                  onChange={(note) => sheet.answer({ ...place, verdict: 'notMet', note })}
                />
                <div className="row">
                  <Button small onClick={() => onFinding({ list, item, pick })}>
                    {t.record}
                  </Button>
                </div>
              </>
            )}
          </div>
        )
      })}
    </div>
  )
}
