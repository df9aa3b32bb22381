import type { SampledFile } from '#contract/inspection-contract.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Card } from '#web/kit/card.tsx'
import { sayInstant } from '#web/language/dates.ts'
import { useText } from '#web/language/language.ts'
import { labelsText } from '#web/text/labels.ts'
import { oversightText } from '#web/text/oversight.ts'
import type { Inspection } from './inspection-screen.tsx'

/** The files drawn, with what is computed of them, and how to draw them again. */
export function SampleCard({ inspection, files }: { inspection: Inspection; files: readonly SampledFile[] }) {
  const t = useText(oversightText)
  const { sample } = inspection
  return (
    <Card title={t.sample} count={sample.drawn}>
      <div className="stack">
        <ul className="plain-list">
          {files.map((file) => (
            <li key={file.pick}>
              <PickLine file={file} />
            </li>
          ))}
        </ul>
        <p className="soft small">
          {t.sampleOf(sample.drawn, sample.frame)} · {sayInstant(sample.drawnAt)} ·{' '}
          {sample.same ? t.sampleSame : <strong>{t.sampleMoved}</strong>}
        </p>
        <p className="soft small numbers wrap-anywhere">
          {t.seed} {sample.seed}
        </p>
      </div>
    </Card>
  )
}

export function PickLine({ file }: { file: SampledFile }) {
  const t = useText(oversightText)
  const labels = useText(labelsText)
  const measure = labels.measure[file.measure as keyof typeof labels.measure] ?? ''
  return (
    <>
      <span className="strong">{t.pick(file.pick)}</span>{' '}
      {file.fileNo && (
        <span className="numbers">
          {t.fileNo} {file.fileNo}
        </span>
      )}{' '}
      <span className="soft small">{t.pickFacts(measure, file.sinceYear ?? '', file.overdueDuties)}</span>{' '}
      <Badge tone={file.agreement ? 'good' : 'late'}>{file.agreement ? t.agreementIn : t.agreementOut}</Badge>
    </>
  )
}
