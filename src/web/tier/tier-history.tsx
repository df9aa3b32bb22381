import type { TierPage, TierSettingShown } from '#contract/tier-contract.ts'
import { Badge, endedIcon } from '#web/kit/badge.tsx'
import { Card } from '#web/kit/card.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { tierText } from '#web/text/tier.ts'

/** Everything that was set, newest first: by whom, why, against what proposal, contested with what outcome. */
export function TierHistory({ page }: { page: TierPage }) {
  const t = useText(tierText)
  return (
    <Card title={t.history} count={page.history.length}>
      {page.history.length === 0 && <p className="soft">{t.noHistory}</p>}
      <ol className="plain-list tier-list">
        {[...page.history].reverse().map((set) => (
          <Setting key={set.id} set={set} page={page} />
        ))}
      </ol>
    </Card>
  )
}

function Setting({ set, page }: { set: TierSettingShown; page: TierPage }) {
  const t = useText(tierText)
  const say = useSay()
  const { language } = useLanguage()
  const name = (key: string) => {
    const found = page.scheme?.tiers.find((b) => b.key === key)
    return found ? say(found.name) : key
  }
  const gone = set.status === 'struck' || set.status === 'setAside'
  return (
    <li className="stack tight">
      <p className="row">
        <span className="strong">{name(set.tier)}</span>
        <span className="numbers soft">{sayDate(set.on, language)}</span>
        <Badge tone={set.status === 'inForce' ? 'info' : 'neutral'} icon={gone ? endedIcon : false}>
          {t.status[set.status]}
        </Badge>
        {set.override && <Badge>{t.override}</Badge>}
      </p>
      <p>{set.reason}</p>
      <p className="soft small">
        {[
          t.by(set.by),
          t.moves[set.move],
          set.proposed === null ? '' : t.proposedThen(name(set.proposed)),
          set.told ? t.told(sayDate(set.told.on, language)) : page.hasOwnLogin && !gone ? t.ownSees : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {set.objection && <Objection objection={set.objection} />}
    </li>
  )
}

function Objection({ objection }: { objection: NonNullable<TierSettingShown['objection']> }) {
  const t = useText(tierText)
  const { language } = useLanguage()
  const tone = objection.state === 'open' ? 'late' : objection.state === 'upheld' ? 'good' : 'neutral'
  return (
    <div className="stack tight">
      <p className="row small">
        <Badge tone={tone}>{t.objection[objection.state]}</Badge>
        <span className="numbers soft">{sayDate(objection.on, language)}</span>
        {objection.way && <span className="soft">{t.ways[objection.way]}</span>}
      </p>
      {objection.statement && (
        <p className="small">
          {t.said}：{objection.statement}
        </p>
      )}
      {objection.proof && (
        <p className="small">
          {t.proof}：{objection.proof}
        </p>
      )}
      {objection.decidedOn && (
        <p className="small">
          {t.answered(sayDate(objection.decidedOn, language))}：{objection.answer}
        </p>
      )}
    </div>
  )
}
