import { Download, Printer, Send } from 'lucide-react'
import { useState } from 'react'
import { exportEndings, listEndings } from '#contract/ending-contract.ts'
import { type EndingTab, endingTabs } from '#core/ending/ending-tabs.ts'
import { download } from '#web/api/call.ts'
import { ApiError } from '#web/api/problem.ts'
import { usePages } from '#web/api/use-pages.ts'
import { Button } from '#web/kit/button.tsx'
import { Checkbox } from '#web/kit/choice.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { Pagination } from '#web/kit/pagination.tsx'
import { Select } from '#web/kit/select.tsx'
import { Table } from '#web/kit/table.tsx'
import { Tabs } from '#web/kit/tabs.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { useSay, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { commonText } from '#web/text/common.ts'
import { endingText } from '#web/text/ending.ts'
import { shellText } from '#web/text/shell.ts'
import { useEndingColumns } from './ending-columns.tsx'
import { ExitPaperFoot, ExitPaperHead } from './exit-paper.tsx'
import { HandOverDialog } from './hand-over-dialog.tsx'
import { SealedQueries } from './sealed-queries.tsx'
import { SealingList } from './sealing-list.tsx'

const urlState = { tab: '', open: '', exit: 'open' }
const exitStates = ['due', 'reported', 'confirmed', 'declined'] as const

/** From the last months of a term to three years clean: one register, cut by where a case stands. */
export function EndingsScreen() {
  const t = useText(endingText)
  const shell = useText(shellText)
  const { role } = useSession().grant
  const police = role === 'policeLiaison'
  const [url, setUrl] = useUrlState(urlState)
  const offered: readonly EndingTab[] = police ? ['discharged', 'clean'] : endingTabs
  const tab = offered.find((x) => x === url.tab) ?? (police ? 'discharged' : 'soon')
  const approves = role === 'stationHead' || role === 'townshipOffice'
  const sealing = approves && url.tab === 'sealing'
  const exit = url.exit === 'open' ? ('open' as const) : exitStates.find((x) => x === url.exit)
  const query = {
    limit: 50,
    tab,
    ...(url.open === '1' ? { open: 'true' as const } : {}),
    ...(tab === 'clean' && exit ? { exit } : {}),
  }
  const list = usePages(listEndings, { query }, 'query')
  const counts = list.pages?.[0]?.counts
  const keys = [...offered, ...(approves ? (['sealing'] as const) : [])]
  return (
    <Page title={t.title} documentTitle={shell.titles.endings} lead={police ? t.leadPolice : t.lead}>
      <Tabs
        label={t.parts}
        value={sealing ? 'sealing' : tab}
        onChange={(next) => setUrl({ tab: next })}
        tabs={keys.map((key) => ({
          key,
          label: t.tabs[key],
          count: key === 'sealing' ? undefined : counts?.tabs[key],
        }))}
      >
        {sealing ? (
          <div className="stack">
            <SealingList />
            <SealedQueries />
          </div>
        ) : (
          <Register tab={tab} list={list} url={url} setUrl={setUrl} query={query} police={police} />
        )}
      </Tabs>
    </Page>
  )
}

type Url = typeof urlState
type Parts = {
  tab: EndingTab
  list: ReturnType<typeof usePages<typeof listEndings>>
  url: Url
  setUrl: (next: Partial<Url>) => void
  query: { tab: EndingTab; open?: 'true'; exit?: (typeof exitStates)[number] | 'open' }
  police: boolean
}

function Register({ tab, list, url, setUrl, query, police }: Parts) {
  const t = useText(endingText)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [handing, setHanding] = useState(false)
  const columns = useEndingColumns(tab, police)
  const rows = list.pages?.flatMap((p) => p.items)
  const due = (rows ?? [])
    .filter((r) => r.exit.state === 'due' || r.exit.state === 'declined')
    .map((r) => r.caseId)
  const ready = chosen.filter((id) => due.includes(id))
  const hands = useSession().grant.role === 'townshipOffice' && tab === 'clean'
  return (
    <section className="card">
      {tab === 'clean' && <ExitPaperHead count={rows?.length ?? 0} />}
      <Table
        label={`${t.table}：${t.tabs[tab]}`}
        name={`endings.${tab}`}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.caseId}
        loading={list.isFetching}
        error={list.error && <Failed error={list.error} onRetry={() => void list.refetch()} />}
        empty={{ title: t.empty, children: t.emptyText }}
        selected={hands ? chosen : undefined}
        onSelect={hands ? setChosen : undefined}
        tools={
          <Tools
            tab={tab}
            url={url}
            setUrl={setUrl}
            query={query}
            counts={list.pages?.[0]?.counts}
            hand={hands ? { ready: ready.length, onHand: () => setHanding(true) } : undefined}
          />
        }
        foot={<Pagination onNext={list.hasNextPage ? () => void list.fetchNextPage() : undefined} />}
      />
      {tab === 'clean' && <ExitPaperFoot />}
      {handing && (
        <HandOverDialog
          cases={ready}
          onClose={() => {
            setHanding(false)
            setChosen([])
          }}
        />
      )}
    </section>
  )
}

type ToolsProps = Pick<Parts, 'tab' | 'url' | 'setUrl' | 'query'> & {
  counts: NonNullable<Parts['list']['pages']>[number]['counts'] | undefined
  hand: { ready: number; onHand: () => void } | undefined
}

function Tools({ tab, url, setUrl, query, counts, hand }: ToolsProps) {
  const t = useText(endingText)
  const common = useText(commonText)
  const say = useSay()
  const toast = useToast()

  async function save() {
    try {
      await download(exportEndings, { query }, t.exportName)
    } catch (error) {
      if (error instanceof ApiError) toast(say(error.says))
    }
  }

  const told = tab === 'suspended' || tab === 'ended' || tab === 'discharged'
  return (
    <div className="row no-print">
      {told && (
        <Checkbox
          name="open"
          label={t.open(counts?.open ?? 0)}
          checked={url.open === '1'}
          onChange={(on) => setUrl({ open: on ? '1' : '' })}
        />
      )}
      {tab === 'clean' && (
        <Select
          name="exit"
          label={t.exitFilter}
          value={url.exit}
          empty={false}
          options={[
            { value: 'open', label: t.exitOpen },
            { value: 'all', label: t.all },
            ...exitStates.map((x) => ({ value: x, label: `${t.exits[x]}（${counts?.exits[x] ?? 0}）` })),
          ]}
          onChange={(next) => setUrl({ exit: next })}
        />
      )}
      {hand && (
        <Button kind="primary" small icon={Send} disabled={hand.ready === 0} onClick={hand.onHand}>
          {t.hand(hand.ready)}
        </Button>
      )}
      <Button small icon={Download} onClick={() => void save()}>
        {common.export}
      </Button>
      <Button small icon={Printer} onClick={() => window.print()}>
        {common.print}
      </Button>
    </div>
  )
}
