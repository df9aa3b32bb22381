import { useState } from 'react'
import type { StaffRow } from '#contract/staff-contract.ts'
import { type StaffRecord, showStaffRecord } from '#contract/staff-record-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Button } from '#web/kit/button.tsx'
import { Drawer } from '#web/kit/dialog.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { staffText } from '#web/text/staff.ts'
import { CertificateForm, EndForm, LeaveForm, TimeForm, TrainingForm } from './staff-record-forms.tsx'

type Part =
  | 'time'
  | 'leave'
  | 'certificate'
  | 'training'
  | { readonly end: StaffRecord['certificates'][number] }

/** Working time, certificates and trainings of one member of staff: what the figures of staff are counted from. */
export function StaffRecordDrawer({ staff, onClose }: { staff: StaffRow; onClose: () => void }) {
  const t = useText(staffText).staff.record
  const [part, setPart] = useState<Part>()
  const record = useRoute(showStaffRecord, { params: { staffId: staff.id } })
  const done = () => setPart(undefined)
  return (
    <Drawer title={t.title(staff.name)} onClose={onClose}>
      <div className="stack">
        <p className="soft small">{t.lead}</p>
        {part === undefined ? (
          <Loaded query={record}>
            {(data) => <RecordLists record={data} gone={staff.endedOn !== null} onPart={setPart} />}
          </Loaded>
        ) : part === 'time' ? (
          <TimeForm staff={staff} onDone={done} />
        ) : part === 'leave' ? (
          <LeaveForm staff={staff} onDone={onClose} />
        ) : part === 'certificate' ? (
          <CertificateForm staff={staff} onDone={done} />
        ) : part === 'training' ? (
          <TrainingForm staff={staff} onDone={done} />
        ) : (
          <EndForm staff={staff} certificate={part.end} onDone={done} />
        )}
      </div>
    </Drawer>
  )
}

function RecordLists(props: { record: StaffRecord; gone: boolean; onPart: (part: Part) => void }) {
  const { record, gone, onPart } = props
  const t = useText(staffText).staff.record
  const { language } = useLanguage()
  const day = (on: string) => sayDate(on, language)
  return (
    <>
      <Section title={t.times} none={record.times.length === 0}>
        {record.times.map((row) => (
          <li key={row.from}>
            {t.fullTime[`${row.fullTime}`]} · {t.socialWorker[`${row.socialWorker}`]}{' '}
            <span className="soft">{t.since(day(row.from))}</span>
          </li>
        ))}
      </Section>
      {!gone && (
        <div className="row">
          <Button small onClick={() => onPart('time')}>
            {t.change}
          </Button>
          <Button small onClick={() => onPart('leave')}>
            {t.leave}
          </Button>
        </div>
      )}
      <Section title={t.certificates} none={record.certificates.length === 0}>
        {record.certificates.map((row) => (
          <li key={row.id} className="row">
            <span>
              {row.title}（{t.kinds[row.kind]}
              {row.level && ` · ${t.levels[row.level]}`}）{' '}
              <span className="soft">
                {t.since(day(row.from))} {row.to && t.until(day(row.to))}
              </span>
            </span>
            {row.to === null && (
              <Button small kind="plain" onClick={() => onPart({ end: row })}>
                {t.endCertificate}
              </Button>
            )}
          </li>
        ))}
      </Section>
      <div>
        <Button small onClick={() => onPart('certificate')}>
          {t.addCertificate}
        </Button>
      </div>
      <Section title={t.trainings} none={record.trainings.length === 0}>
        {record.trainings.map((row) => (
          <li key={row.id}>
            {row.topic}{' '}
            <span className="soft">
              {day(row.on)} · {t.hours(row.hours)}
            </span>
          </li>
        ))}
      </Section>
      <div>
        <Button small onClick={() => onPart('training')}>
          {t.addTraining}
        </Button>
      </div>
    </>
  )
}

function Section({ title, none, children }: { title: string; none: boolean; children: React.ReactNode }) {
  const t = useText(staffText).staff.record
  return (
    <section className="stack tight">
      <h3>{title}</h3>
      {none ? <p className="soft">{t.none}</p> : <ul className="stack tight plain-list">{children}</ul>}
    </section>
  )
}
