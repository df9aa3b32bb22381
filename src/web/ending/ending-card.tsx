import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { CasePage } from '#contract/case-contract.ts'
import { type NoticeShown, prepareSealing, showEnding } from '#contract/ending-contract.ts'
import type { ReplyOf } from '#web/api/call.ts'
import { useAct } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button, ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { ErrorSummary } from '#web/kit/error-summary.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { useMayUse, useSession } from '#web/session/session.ts'
import { endingText } from '#web/text/ending.ts'
import { labelsText } from '#web/text/labels.ts'
import { NoticeDialog } from './notice-dialog.tsx'
import { SealingActs } from './sealing-acts.tsx'
import { touchesEnding } from './touches-ending.ts'

type Ending = ReplyOf<typeof showEnding>

/** What stopped or ended this measure, who is still to be told, and what comes after; nothing for a case that simply runs. */
export function EndingCard({ page }: { page: CasePage }) {
  const may = useMayUse(showEnding.roles as readonly never[])
  return may && touchesEnding(page) ? <Shown page={page} /> : null
}

function Shown({ page }: { page: CasePage }) {
  const t = useText(endingText)
  const { caseId, state } = page
  const query = useRoute(showEnding, { params: { caseId } })
  if (!query.data) return null
  const ending = query.data
  const discharged = state.stage === 'discharged'
  return (
    <Card title={discharged ? t.cardAfter : t.card}>
      <div className="stack">
        {discharged && <p className="soft">{t.endedBySelf}</p>}
        <Asked page={page} asked={ending.asked} />
        {ending.notices.length > 0 && <Notices caseId={caseId} notices={ending.notices} />}
        {discharged && <After ending={ending} />}
        <Sealing caseId={caseId} ending={ending} />
        <Acts page={page} />
      </div>
    </Card>
  )
}

function Asked({ page, asked }: { page: CasePage; asked: Ending['asked'] }) {
  const t = useText(endingText)
  const labels = useText(labelsText)
  const { language } = useLanguage()
  const decides = useMayUse(['townshipOffice'])
  const kinds: Readonly<Record<string, string>> = {
    suspensionAsked: 'suspend',
    resumptionAsked: 'resume',
    terminationAsked: 'terminate',
  }
  if (asked.length === 0) return null
  return (
    <ul>
      {asked.map((a) => (
        <li key={a.id} className="row">
          <strong>{(labels.entry as Readonly<Record<string, string>>)[a.type]}</strong>
          <span className="numbers">{sayDate(a.on, language)}</span>
          <Badge>{t.waitsFor}</Badge>
          {decides && <Link to={`/decisions/${page.caseId}/${kinds[a.type]}:${a.id}`}>{t.decide}</Link>}
        </li>
      ))}
    </ul>
  )
}

function Notices({ caseId, notices }: { caseId: string; notices: readonly NoticeShown[] }) {
  const t = useText(endingText)
  const { language } = useLanguage()
  const { role } = useSession().grant
  const [giving, setGiving] = useState<NoticeShown>()
  const may = (n: NoticeShown) =>
    (n.status === 'open' || n.status === 'overdue') &&
    (n.what !== 'discharged' || role === 'policeLiaison' || role === 'townshipOffice')
  return (
    <section className="stack tight">
      <h3>{t.tell}</h3>
      <ul className="stack tight">
        {notices.map((n) => (
          <li key={n.id} className="row">
            <span>{t.noticeLine(t.what[n.what], t.to[n.to])}</span>
            <Badge tone={n.status === 'overdue' ? 'late' : n.doneBy ? 'good' : 'neutral'}>
              {t.statuses[n.status]}
            </Badge>
            <span className="soft small">
              {n.doneOn
                ? sayDate(n.doneOn, language)
                : n.dueOn
                  ? t.noticesBy(sayDate(n.dueOn, language))
                  : t.promptly}{' '}
              · {t.by[n.owedBy]}
            </span>
            {may(n) && (
              <Button small label={`${t.record}：${t.to[n.to]}`} onClick={() => setGiving(n)}>
                {t.record}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {notices.some((n) => n.reading) && <p className="soft small">{t.readingNote}</p>}
      {giving && <NoticeDialog caseId={caseId} notice={giving} onClose={() => setGiving(undefined)} />}
    </section>
  )
}

/** Follow-up until three years clean, by which reading they are counted, and the way out of dynamic control. */
function After({ ending }: { ending: Ending }) {
  const t = useText(endingText)
  const { language } = useLanguage()
  const { clean, exit, followUps } = ending
  const say = (day: string) => sayDate(day, language)
  return (
    <>
      {followUps.length > 0 && (
        <section className="stack tight">
          <h3>{t.followUps}</h3>
          <ul>
            {followUps.map((f) => (
              <li key={f.from} className="row">
                <span className="numbers">{t.followUpLine(say(f.from), say(f.dueOn))}</span>
                <Badge tone={f.status === 'missed' ? 'late' : f.status === 'open' ? 'neutral' : 'good'}>
                  {t.followStatuses[f.status]}
                </Badge>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="stack tight">
        <h3>{t.clean}</h3>
        {clean.since && clean.fullOn && <p>{t.cleanLine(say(clean.since), say(clean.fullOn))}</p>}
        {clean.excluded && <p>{t.cleanExcluded}</p>}
        {clean.start && (
          <p className="soft small">
            {t.starts[clean.start] ?? clean.start} · {t.startReading}
          </p>
        )}
        {exit.state && (
          <p className="row">
            {t.exit}{' '}
            <Badge tone={exit.state === 'confirmed' ? 'good' : 'neutral'}>{t.exits[exit.state]}</Badge>
            {exit.listNo && <span className="soft small">{t.list(exit.listNo)}</span>}
            {exit.waitingDays !== null && <span className="soft small">{t.waiting(exit.waitingDays)}</span>}
          </p>
        )}
      </section>
    </>
  )
}

function Sealing({ caseId, ending }: { caseId: string; ending: Ending }) {
  const t = useText(endingText)
  const say = useSay()
  const toast = useToast()
  const navigate = useNavigate()
  const { act, busy, errors } = useAct(prepareSealing)
  const { sealable, sealing, sealingBlocks } = ending
  const open = sealing.find((r) => r.status === 'prepared' || r.status === 'approvedOnce')
  const staff = useMayUse(prepareSealing.roles as readonly never[])
  if (!staff || (!open && !sealable)) return null

  async function prepare() {
    if (await act({ params: { caseId }, body: {} })) toast(t.prepared)
  }

  return (
    <section className="stack tight">
      <h3>{t.sealing}</h3>
      <p className="soft small">
        {t.sealingText} {t.sealingReading}
      </p>
      <ErrorSummary errors={errors} />
      {open && <SealingActs caseId={caseId} request={open} onSealed={() => void navigate('/endings')} />}
      {!open && sealable && (
        <>
          <p>{t.sealingGround[sealable.ground as keyof typeof t.sealingGround]}</p>
          {sealingBlocks.map((b) => (
            <p key={b.zh} className="soft">
              {say(b)}
            </p>
          ))}
          <div className="row no-print">
            <Button small busy={busy} disabled={sealingBlocks.length > 0} onClick={() => void prepare()}>
              {t.prepare}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}

/** The acts that fit the stage, and the papers that go with it. */
function Acts({ page }: { page: CasePage }) {
  const t = useText(endingText)
  const { caseId, state, mayRecord } = page
  const acts = state.stage === 'suspended' ? (['resume', 'terminate'] as const) : []
  const asks = { resume: 'resumptionAsked', terminate: 'terminationAsked' } as const
  const offered = acts.filter(
    (a) => mayRecord.includes(asks[a]) || mayRecord.includes(a === 'resume' ? 'resumed' : 'terminated'),
  )
  const stopped = page.entries.some(
    (e) => (e.type === 'suspended' || e.type === 'terminated') && e.struckBy === null,
  )
  return (
    <div className="row no-print">
      {offered.map((a) => (
        <ButtonLink small key={a} to={`/cases/${caseId}/ending/${a}`}>
          {t.acts[a]}
        </ButtonLink>
      ))}
      {stopped && (
        <ButtonLink small kind="plain" to={`/cases/${caseId}/documents/F-28`}>
          {t.paperF28}
        </ButtonLink>
      )}
      {state.stage === 'discharged' && (
        <ButtonLink small kind="plain" to={`/cases/${caseId}/documents`}>
          {t.papers}
        </ButtonLink>
      )}
    </div>
  )
}
