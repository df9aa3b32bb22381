import { useState } from 'react'
import { Link } from 'react-router'
import { type LayoutLine, listLayouts } from '#contract/ledger-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { SearchBox } from '#web/kit/search-box.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { ledgerText } from '#web/text/ledger.ts'
import { recentLayouts } from './recent.ts'
import { RunsCard } from './runs-card.tsx'
import './ledger.css'

const noInput = {}
const kinds = ['ledger', 'table', 'bulletin'] as const

/** Every ledger, table and bulletin that the reader may open, the ones used last at the top. */
export function LedgersScreen() {
  const t = useText(ledgerText)
  const layouts = useRoute(listLayouts, noInput)
  const [text, setText] = useState('')
  return (
    <Page title={t.title} documentTitle={t.title} lead={t.lead}>
      <div className="stack">
        <div className="big-search">
          <SearchBox label={t.search} placeholder={t.search} value={text} onSearch={setText} live />
        </div>
        <RunsCard />
        <Loaded query={layouts}>{(reply) => <Groups layouts={reply.layouts} text={text} />}</Loaded>
      </div>
    </Page>
  )
}

function Groups({ layouts, text }: { layouts: readonly LayoutLine[]; text: string }) {
  const t = useText(ledgerText)
  const wanted = text.trim().toLowerCase()
  const found = layouts.filter((l) =>
    [l.names.zh, l.names.en, l.lead.zh, l.lead.en, l.source.text].some((w) =>
      w.toLowerCase().includes(wanted),
    ),
  )
  const recent = recentLayouts().flatMap((id) => layouts.filter((l) => l.id === id))
  if (found.length === 0) return <EmptyState title={t.none}>{t.noneText}</EmptyState>
  return (
    <>
      {wanted === '' && recent.length > 0 && <Group title={t.recent} lines={recent} />}
      {kinds.map((kind) => {
        const lines = found.filter((l) => l.kind === kind)
        if (lines.length === 0) return null
        return <Group key={kind} title={t.kinds[kind]} lead={t.kindLead[kind]} lines={lines} />
      })}
    </>
  )
}

function Group(props: { title: string; lead?: string; lines: readonly LayoutLine[] }) {
  const t = useText(ledgerText)
  const say = useSay()
  return (
    <section className="stack tight">
      <h2>
        {props.title} {props.lead && <span className="soft small ledger-lead">{props.lead}</span>}
      </h2>
      <ul className="plain-list ledger-list">
        {props.lines.map((line) => (
          <li key={line.id} className="card ledger-card">
            <Link to={`/ledgers/${line.id}`} className="ledger-name">
              {say(line.names)}
            </Link>
            <p className="small">{say(line.lead)}</p>
            <p className="soft small">
              {t.source}：<span lang="zh-CN">{line.source.text}</span>（{t.force[line.source.force]}）{' '}
              {line.source.reading && <Badge tone="neutral">{t.reading}</Badge>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
