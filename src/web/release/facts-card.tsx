import { Eye, Printer } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import type { ReleasePage } from '#contract/release-shapes.ts'
import { passDimensions } from '#core/release/release-codes.ts'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useMayUse } from '#web/session/session.ts'
import { commonText } from '#web/text/common.ts'
import { labelsText } from '#web/text/labels.ts'
import { releaseText } from '#web/text/release.ts'
import { RevealReleased } from './reveal-dialog.tsx'

/** The person and the release as the facility told it; what was not told takes no room. */
export function FactsCard({ page }: { page: ReleasePage }) {
  const t = useText(releaseText)
  const labels = useText(labelsText)
  const { language } = useLanguage()
  const { facts, line } = page
  const { diagnosis } = facts
  const results = [
    ...passDimensions.map((d) => [t.dimensions[d], diagnosis?.[d]] as const),
    [t.dimensions.environment, diagnosis?.environment] as const,
  ].flatMap(([label, result]) =>
    result ? [`${label}${language === 'en' ? ': ' : '：'}${t.results[result]}`] : [],
  )
  const rows: readonly (readonly [string, string | number | null | undefined])[] = [
    [t.page.sex, labels.sex[page.sex as keyof typeof labels.sex]],
    [t.page.born, page.birthYear],
    [t.form.idNumber, page.idNumber],
    [t.form.phone, page.phone],
    [t.form.address, page.address],
    [t.form.facility, facts.facility],
    [t.form.facilityContact, facts.facilityContact],
    [t.form.documentNo, facts.documentNo],
    [t.form.enteredReason, facts.enteredReason && t.entered[facts.enteredReason]],
    [t.form.releaseReason, facts.releaseReason && t.reasons[facts.releaseReason]],
    [t.form.receiver, [facts.receiver, facts.receiverPhone].filter(Boolean).join(' ')],
    [t.form.diagnosis, results.join(language === 'en' ? '; ' : '；')],
    [t.page.entered, [page.enteredBy, sayDate(page.knownOn, language)].filter(Boolean).join(' · ')],
  ]
  return (
    <div className="stack">
      <Card title={t.page.facts} actions={<FactActions page={page} />}>
        <dl className="facts">
          {rows
            .filter(([, value]) => value !== null && value !== undefined && value !== '')
            .map(([label, value]) => (
              <div className="contents" key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
      </Card>
      {line.caseId && <Papers caseId={line.caseId} />}
    </div>
  )
}

/** Whoever goes to the gate needs number and address; the sheet is printed for the file of the facility. */
function FactActions({ page }: { page: ReleasePage }) {
  const t = useText(releaseText)
  const common = useText(commonText)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button small icon={Eye} onClick={() => setOpen(true)}>
        {t.page.reveal}
      </Button>
      <Button small icon={Printer} onClick={() => window.print()}>
        {common.print}
      </Button>
      {open && <RevealReleased releaseId={page.line.id} onClose={() => setOpen(false)} />}
    </>
  )
}

/** The official forms are made from the case, once there is one. */
function Papers({ caseId }: { caseId: string }) {
  const t = useText(releaseText)
  const may = useMayUse(['worker', 'stationHead', 'townshipOffice'])
  if (!may) return null
  return (
    <Card title={t.page.forms}>
      <p className="row no-print">
        <Link to={`/cases/${caseId}/documents/F-31`}>{t.page.handover}</Link>
        <Link to={`/cases/${caseId}/documents/F-34`}>{t.page.privacy}</Link>
      </p>
    </Card>
  )
}
