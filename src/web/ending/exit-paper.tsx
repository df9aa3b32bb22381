import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { endingText } from '#web/text/ending.ts'
import './ending.css'

/** Head and foot of the list on paper: what it is, whose, and where both sides sign. On the screen nothing of it shows. */
export function ExitPaperHead({ count }: { count: number }) {
  const t = useText(endingText)
  const { language } = useLanguage()
  const { today } = useSession()
  return (
    <div className="exit-paper">
      <h2>{t.paper.title}</h2>
      <p>{t.paper.lead(count, sayDate(today, language))}</p>
    </div>
  )
}

export function ExitPaperFoot() {
  const t = useText(endingText)
  return (
    <div className="exit-paper">
      <p>{t.paper.secret}</p>
      <div className="signs">
        <p>{t.paper.from}</p>
        <p>{t.paper.to}</p>
      </div>
    </div>
  )
}
