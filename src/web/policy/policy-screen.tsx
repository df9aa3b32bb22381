import { FileSpreadsheet, Printer } from 'lucide-react'
import { useMemo, useState } from 'react'
import { policyList, policyShow, policyWorkbook } from '#contract/policy-contract.ts'
import { isPlainDate } from '#core/shared/plain-date.ts'
import { download, type ReplyOf } from '#web/api/call.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Button } from '#web/kit/button.tsx'
import { Checkbox } from '#web/kit/choice.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { SearchBox } from '#web/kit/search-box.tsx'
import { Select } from '#web/kit/select.tsx'
import { Tabs } from '#web/kit/tabs.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { useSay, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { commonText } from '#web/text/common.ts'
import { policyText } from '#web/text/policy.ts'
import { shellText } from '#web/text/shell.ts'
import { AdoptedTab } from './adopted-tab.tsx'
import { ClauseCard } from './clause-card.tsx'
import { CompareTab } from './compare-tab.tsx'
import { wordsOf } from './marked.tsx'
import { nearestPack, PolicyTabs } from './policy-tabs.tsx'
import { RuleCard } from './rule-card.tsx'
import './policy.css'

const step = 40
const defaults = { pack: '', on: '', topic: '', own: '', tab: 'rules', other: '' }

/** The law as data, readable: what holds here on a day, since when, by which clause. */
export function PolicyScreen() {
  const t = useText(policyText)
  const common = useText(commonText)
  const shell = useText(shellText)
  const say = useSay()
  const { grant, today } = useSession()
  const [url, setUrl] = useUrlState(defaults)
  const [text, setText] = useState('')
  const [shownRows, setShownRows] = useState(step)
  const packs = useRoute(policyList, {})
  const pack = url.pack || nearestPack(packs.data?.packs ?? [], grant.area)
  const on = isPlainDate(url.on) ? url.on : undefined
  const shown = useRoute(
    policyShow,
    {
      params: { pack },
      query: {
        on,
        text: text || undefined,
        topic: url.topic || undefined,
        own: url.own === '1' ? 'true' : undefined,
      },
    },
    { enabled: packs.data !== undefined },
  )
  const options = useMemo(
    () => (packs.data?.packs ?? []).map((one) => ({ value: one.name, label: say(one.title) })),
    [packs.data, say],
  )

  const words = wordsOf(text)

  /** All of what was found goes on paper, not the first page of it. */
  function printAll() {
    setShownRows(Number.MAX_SAFE_INTEGER)
    setTimeout(() => window.print(), 200)
  }

  const actions = (
    <>
      <Button icon={Printer} onClick={printAll}>
        {t.print}
      </Button>
      <Button
        icon={FileSpreadsheet}
        onClick={() =>
          void download(
            policyWorkbook,
            { params: { pack }, query: { on, text: text || undefined } },
            'rules.xlsx',
          )
        }
      >
        {t.workbook}
      </Button>
    </>
  )

  return (
    <Page title={shell.titles.policy} documentTitle={shell.titles.policy} lead={t.lead} actions={actions}>
      <PolicyTabs at="library">
        <div className="stack">
          <div className="big-search">
            <SearchBox label={t.search} placeholder={t.search} value={text} onSearch={setText} live />
          </div>
          <div className="filters top">
            <Select
              name="pack"
              label={t.pack}
              empty={false}
              value={pack}
              onChange={(next) => setUrl({ pack: next })}
              options={options}
            />
            <Select
              name="topic"
              label={t.topic}
              empty={t.allTopics}
              value={url.topic}
              onChange={(topic) => setUrl({ topic })}
              options={(shown.data?.topics ?? []).map((one) => ({
                value: one.key,
                label: `${say(one.title)}（${one.rules}）`,
              }))}
            />
            <DateField
              name="on"
              label={t.on}
              value={url.on || today}
              onChange={(next) => setUrl({ on: next === today ? '' : next })}
              compact
              today={today}
            />
            <Checkbox
              name="own"
              label={t.own}
              checked={url.own === '1'}
              onChange={(next) => setUrl({ own: next ? '1' : '' })}
            />
          </div>
          <Loaded query={shown} lines={8}>
            {(reply) => (
              <div className="stack">
                <Tabs
                  label={shell.titles.policy}
                  value={url.tab}
                  onChange={(tab) => setUrl({ tab })}
                  tabs={[
                    { key: 'rules', label: t.tabs.rules, count: reply.rules.length },
                    { key: 'clauses', label: t.tabs.clauses, count: reply.clauses.length },
                    { key: 'compare', label: t.tabs.compare },
                    { key: 'adopted', label: t.tabs.adopted },
                  ]}
                >
                  <p className="soft small chain">
                    {t.chain}：{reply.pack.chain.map((name) => titleOf(options, name)).join(' → ')}
                    {reply.pack.adopts && `（${t.adopts(titleOf(options, reply.pack.adopts))}）`}
                  </p>
                  <div className="stack">
                    {url.tab === 'compare' && (
                      <CompareTab
                        pack={pack}
                        other={url.other}
                        on={on}
                        options={options}
                        onOther={(other) => setUrl({ other })}
                      />
                    )}
                    {url.tab === 'adopted' && <AdoptedTab />}
                    {url.tab === 'rules' &&
                      reply.rules
                        .slice(0, shownRows)
                        .map((rule) => <RuleCard key={rule.key} rule={rule} pack={pack} words={words} />)}
                    {url.tab === 'clauses' &&
                      reply.clauses
                        .slice(0, shownRows)
                        .map((clause) => <ClauseCard key={clause.key} clause={clause} words={words} />)}
                    {listed(url.tab, reply).length === 0 && isList(url.tab) && <EmptyState title={t.none} />}
                    {listed(url.tab, reply).length > shownRows && (
                      <Button onClick={() => setShownRows(shownRows + step)}>{common.showMore}</Button>
                    )}
                  </div>
                </Tabs>
                {packs.data && (
                  <p className="soft small">{t.calendar(packs.data.calendarYears.join('、'))}</p>
                )}
              </div>
            )}
          </Loaded>
        </div>
      </PolicyTabs>
    </Page>
  )
}

const isList = (tab: string) => tab === 'rules' || tab === 'clauses'

function listed(tab: string, reply: ReplyOf<typeof policyShow>): readonly unknown[] {
  return tab === 'rules' ? reply.rules : tab === 'clauses' ? reply.clauses : []
}

function titleOf(options: readonly { value: string; label: string }[], name: string): string {
  return options.find((one) => one.value === name)?.label ?? name
}
