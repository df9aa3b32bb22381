import {
  CalendarDays,
  ClipboardList,
  FileText,
  Flag,
  FlaskConical,
  HandHelping,
  Handshake,
  Home,
  type LucideIcon,
  MapPin,
  OctagonAlert,
  StickyNote,
} from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import type { CasePage, ShownEntry } from '#contract/case-contract.ts'
import type { Role } from '#core/access/roles.ts'
import type { Family } from '#core/journal/entry-type.ts'
import { daysBetween, type PlainDate } from '#core/shared/plain-date.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Checkbox } from '#web/kit/choice.tsx'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Select } from '#web/kit/select.tsx'
import { Timeline } from '#web/kit/timeline.tsx'
import { sayDate, sayInstant } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { recordPath } from '#web/record/record-path.ts'
import { useMayUse, useSession } from '#web/session/session.ts'
import { caseText } from '#web/text/case.ts'
import { labelsText } from '#web/text/labels.ts'
import { rolesText } from '#web/text/roles.ts'
import { AskStrikeDialog } from './ask-strike-dialog.tsx'
import { EntryData } from './entry-data.tsx'
import { families, familyOf } from './entry-families.ts'
import { entryName } from './use-why.tsx'

const icons: Record<Family, LucideIcon> = {
  order: FileText,
  reportIn: Flag,
  agreement: Handshake,
  test: FlaskConical,
  contact: Home,
  leave: CalendarDays,
  breach: OctagonAlert,
  place: MapPin,
  ending: Flag,
  help: HandHelping,
  record: StickyNote,
}
const step = 40

/** The journal as it stands: newest first, what was struck stays visible, nothing is ever rewritten. */
export function CaseTimeline({ page }: { page: CasePage }) {
  const t = useText(caseText)
  const labels = useText(labelsText)
  const { language } = useLanguage()
  const [family, setFamily] = useState('')
  const [struck, setStruck] = useState(true)
  const [shown, setShown] = useState(step)
  const entries = page.entries
    .filter((e) => (struck || e.struckBy === null) && (family === '' || familyOf(e.type) === family))
    .sort((a, b) => (a.on === b.on ? (a.recordedAt < b.recordedAt ? 1 : -1) : a.on < b.on ? 1 : -1))

  return (
    <Card title={t.cards.timeline} count={entries.length}>
      <div className="stack">
        <div className="filters no-print">
          <Select
            name="family"
            label={t.timeline.filter}
            empty={t.timeline.all}
            value={family}
            onChange={setFamily}
            options={families.map((value) => ({ value, label: labels.family[value] }))}
          />
          <Checkbox name="struck" label={t.timeline.struck} checked={struck} onChange={setStruck} />
        </div>
        {entries.length === 0 && <EmptyState icon={ClipboardList} title={t.timeline.empty} />}
        <Timeline
          label={t.cards.timeline}
          items={entries.slice(0, shown).map((entry) => ({
            key: entry.id,
            when: <time dateTime={entry.on}>{sayDate(entry.on, language)}</time>,
            icon: icons[familyOf(entry.type)],
            struck: entry.struckBy !== null,
            head: <span className="strong">{entryName(labels, entry.type)}</span>,
            children: <EntryBody page={page} entry={entry} />,
          }))}
        />
        {entries.length > shown && (
          <Button onClick={() => setShown(shown + step)}>
            {t.timeline.more(Math.min(step, entries.length - shown))}
          </Button>
        )}
      </div>
    </Card>
  )
}

function EntryBody({ page, entry }: { page: CasePage; entry: ShownEntry }) {
  const t = useText(caseText)
  const roles = useText(rolesText)
  const labels = useText(labelsText)
  const { language } = useLanguage()
  const { user } = useSession()
  const may = useMayUse(['worker', 'stationHead', 'townshipOffice'])
  const [asks, setAsks] = useState(false)
  const late = daysBetween(entry.on, entry.recordedAt.slice(0, 10))
  const stands = entry.struckBy === null && entry.type !== 'struck' && page.state.asOf === page.today
  const ownAndNew = entry.by.user === user.id && isFresh(entry.recordedAt, page.today)
  const strikes = stands && ownAndNew && page.mayRecord.includes('struck')
  const asksToStrike = stands && may && !strikes && (!page.guest || entry.by.user === user.id)
  return (
    <>
      <EntryData page={page} entry={entry} />
      <div className="row soft small">
        <span>{t.timeline.by(entry.by.name, roles.role[entry.by.role as Role] ?? entry.by.role)}</span>
        <span className="numbers">{t.timeline.recorded(sayInstant(entry.recordedAt))}</span>
        {late > 3 && <Badge>{t.timeline.lateEntry(late)}</Badge>}
        {entry.struckBy !== null && (
          <a href={`#entry-${entry.struckBy}`}>
            <Badge tone="neutral">{t.timeline.struckBy}</Badge>
          </a>
        )}
        {strikes && (
          <Link className="no-print" to={recordPath(page.caseId, 'struck', undefined, entry.id)}>
            {t.timeline.strike}
          </Link>
        )}
        {asksToStrike && (
          <button type="button" className="text-button no-print" onClick={() => setAsks(true)}>
            {t.timeline.askStrike}
          </button>
        )}
      </div>
      {asks && (
        <AskStrikeDialog
          caseId={page.caseId}
          entry={entry.id}
          about={t.why.entry(sayDate(entry.on, language), entryName(labels, entry.type))}
          onClose={() => setAsks(false)}
        />
      )}
    </>
  )
}

/** Within a day a writer strikes an own entry alone; afterwards somebody else decides. */
function isFresh(recordedAt: string, today: PlainDate): boolean {
  return daysBetween(sayInstant(recordedAt).slice(0, 10), today) <= 1
}
