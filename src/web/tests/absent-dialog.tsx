import type { NoticeLine } from '#contract/test-contract.ts'
import { Banner } from '#web/kit/banner.tsx'
import { ButtonLink } from '#web/kit/button.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { recordPath } from '#web/record/record-path.ts'
import { useMayUse } from '#web/session/session.ts'
import { testsText } from '#web/text/tests.ts'

const ways = [
  { key: 'excused', type: 'testExcused' },
  { key: 'notReached', type: 'testNotReached' },
  { key: 'refused', type: 'testRefused' },
] as const

/** Somebody did not come: what the office did stands first, and what harms least is offered first. */
export function AbsentDialog({ line, onClose }: { line: NoticeLine; onClose: () => void }) {
  const t = useText(testsText)
  const { language } = useLanguage()
  const mayExcuse = useMayUse(['worker', 'stationHead', 'townshipOffice'])
  const served = t.served[line.served as keyof typeof t.served] ?? t.day.notServed
  return (
    <Dialog title={t.absent.title(line.name)} onClose={onClose}>
      <div className="stack">
        <p>
          {t.absent.told(sayDate(line.toldOn, language), served)} {t.absent.first}
        </p>
        {line.served === null && <Banner kind="late" title={t.absent.unserved} />}
        <ul className="test-list">
          {ways
            .filter((way) => way.key !== 'excused' || mayExcuse)
            .map(({ key, type }) => (
              <li key={key}>
                <ButtonLink wide to={recordPath(line.caseId, type, undefined, line.noticeId)}>
                  {t.absent[key]}
                </ButtonLink>
                <p className="soft small">{t.absent[`${key}Hint`]}</p>
              </li>
            ))}
        </ul>
        <p className="soft small">
          {!mayExcuse && t.absent.byStaff} {t.absent.counts}
        </p>
      </div>
    </Dialog>
  )
}
