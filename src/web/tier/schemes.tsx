import { type SchemeShown, showSchemes, type TierClause } from '#contract/tier-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Card } from '#web/kit/card.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Select } from '#web/kit/select.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { rolesText } from '#web/text/roles.ts'
import { tierText } from '#web/text/tier.ts'
import { SchemeFacts } from './scheme-facts.tsx'
import './tier.css'

const noInput = {}
const urlState = { scheme: '' }

/** One scheme at a time, the own place's first: rules about everybody, nothing about anyone. */
export function Schemes() {
  const t = useText(tierText)
  const say = useSay()
  const [url, setUrl] = useUrlState(urlState)
  const query = useRoute(showSchemes, noInput)
  return (
    <Loaded query={query}>
      {({ own, schemes, forbidden }) => {
        const shown =
          schemes.find((s) => s.pack === url.scheme) ?? schemes.find((s) => s.pack === own) ?? schemes[0]
        if (!shown) return <p>{t.noScheme}</p>
        return (
          <div className="stack">
            <div className="row">
              <Select
                name="scheme"
                label={t.schemes}
                value={shown.pack}
                empty={false}
                options={schemes.map((s) => ({
                  value: s.pack,
                  label: `${say(s.place)}：${say(s.name)}${s.pack === own ? `（${t.ownScheme}）` : ''}`,
                }))}
                onChange={(scheme) => setUrl({ scheme })}
              />
            </div>
            <Scheme scheme={shown} />
            <Card title={t.forbidden}>
              <p className="soft small">{t.forbiddenText}</p>
              <ul>
                {forbidden.map((f) => (
                  <li key={f.key}>
                    <span className="strong">{say(f.about)}</span>
                    {f.clause && (
                      <span className="soft small">
                        {' '}
                        {f.clause.document} {f.clause.clause}：{say(f.clause.says)}
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            </Card>
          </div>
        )
      }}
    </Loaded>
  )
}

function Scheme({ scheme }: { scheme: SchemeShown }) {
  const t = useText(tierText)
  const say = useSay()
  const roles = useText(rolesText)
  const { language } = useLanguage()
  const who = scheme.confirmedBy.map((role) => roles.role[role] ?? role).join(language === 'zh' ? '、' : ', ')
  return (
    <>
      <Card
        title={say(scheme.name)}
        actions={scheme.clause && <Badge icon={false}>{scheme.clause.force}</Badge>}
      >
        <div className="stack">
          {scheme.clause && <Source clause={scheme.clause} />}
          {scheme.reading && <p className="soft small">{scheme.because ? say(scheme.because) : t.reading}</p>}
          <p>{t.starts(scheme.base)}</p>
          <section className="tier-scroll" aria-label={t.tiersOf}>
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{t.tiersOf}</th>
                  <th scope="col">{t.fromPoints}</th>
                  <th scope="col">{t.practice}</th>
                </tr>
              </thead>
              <tbody>
                {[...scheme.tiers].reverse().map((tier) => (
                  <tr key={tier.key}>
                    <th scope="row" className="nowrap">
                      {say(tier.name)}
                    </th>
                    <td className="numbers">{tier.from}</td>
                    <td>{tier.says && say(tier.says)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <h3>{t.confirms}</h3>
          <p>{t.confirmsText(who, scheme.reviewMonths)}</p>
        </div>
      </Card>
      <SchemeFacts scheme={scheme} />
      <Rhythms scheme={scheme} />
    </>
  )
}

function Source({ clause }: { clause: TierClause }) {
  const t = useText(tierText)
  const say = useSay()
  return (
    <div className="stack tight">
      <p>
        {t.source}：{clause.document} {clause.clause}
      </p>
      <p className="soft small">{say(clause.says)}</p>
      {clause.text && (
        <details>
          <summary className="fold">{t.wording}</summary>
          <blockquote className="clause-text">{clause.text}</blockquote>
        </details>
      )}
    </div>
  )
}

function Rhythms({ scheme }: { scheme: SchemeShown }) {
  const t = useText(tierText)
  const say = useSay()
  return (
    <Card title={t.rhythms}>
      <ul>
        {scheme.rhythms.map((r) => (
          <li key={r.rule}>
            {say(r.means)}：
            {r.values
              .map((v) => {
                const whose = v.tier ? say(v.tier) : r.values.length > 1 ? t.otherwise : t.forEveryone
                return `${whose} ${v.value} ${r.unit === 'perMonth' ? t.perMonth : t.perYear}`
              })
              .join('；')}
            {r.clause && (
              <span className="soft small">
                {' '}
                {r.clause.document} {r.clause.clause}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
