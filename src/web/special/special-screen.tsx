import { Landmark } from 'lucide-react'
import { Link } from 'react-router'
import { listSpecial, type ShownSpecialRule, type SpecialLine } from '#contract/special-contract.ts'
import { daysBetween } from '#core/shared/plain-date.ts'
import { usePages } from '#web/api/use-pages.ts'
import { Badge } from '#web/kit/badge.tsx'
import { ButtonLink } from '#web/kit/button.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { Pagination } from '#web/kit/pagination.tsx'
import { Select } from '#web/kit/select.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { sayDay } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useMayUse, useSession } from '#web/session/session.ts'
import { fieldsText } from '#web/text/fields.ts'
import { shellText } from '#web/text/shell.ts'
import { specialText } from '#web/text/special.ts'

const urlState = { kind: 'all' }
const kinds = [
  'pregnant',
  'nursing',
  'young',
  'minor',
  'schoolPupil',
  'old',
  'seriouslyIll',
  'soleCarer',
  'firstCaught',
] as const

/** Everybody in the own work whom a special rule touches: which one, by when somebody looks again, who should join. */
export function SpecialScreen() {
  const t = useText(specialText)
  const shell = useText(shellText)
  const [url, setUrl] = useUrlState(urlState)
  const office = useMayUse(['townshipOffice'])
  const kind = kinds.find((k) => k === url.kind)
  const list = usePages(listSpecial, { query: { limit: 50, ...(kind ? { kind } : {}) } }, 'query')
  const columns = useColumns()
  return (
    <Page
      title={t.title}
      documentTitle={shell.titles.special}
      lead={t.lead}
      actions={
        office && (
          <ButtonLink small icon={Landmark} to="/agreement-bodies">
            {t.bodies}
          </ButtonLink>
        )
      }
    >
      <div className="stack">
        <section className="card">
          <div className="card-body row">
            <Select
              name="kind"
              label={t.filter}
              value={kind ?? 'all'}
              empty={false}
              options={[
                { value: 'all', label: t.all },
                ...kinds.map((value) => ({ value, label: t.kinds[value] })),
              ]}
              onChange={(next) => setUrl({ kind: next })}
            />
          </div>
          <Table
            label={t.title}
            name="special"
            columns={columns}
            rows={list.pages?.flatMap((p) => p.lines)}
            rowKey={(row) => row.caseId}
            loading={list.isFetching}
            error={list.error && <Failed error={list.error} onRetry={() => void list.refetch()} />}
            empty={{ title: t.empty, children: t.emptyText }}
            foot={<Pagination onNext={list.hasNextPage ? () => void list.fetchNextPage() : undefined} />}
          />
        </section>
        <p className="soft small">{t.lookAgain}</p>
      </div>
    </Page>
  )
}

function useColumns(): readonly Column<SpecialLine>[] {
  const t = useText(specialText)
  const fields = useText(fieldsText)
  const { language } = useLanguage()
  const { today } = useSession()
  return [
    {
      key: 'name',
      title: t.name,
      head: true,
      cell: (row) => <Link to={`/cases/${row.caseId}`}>{row.name}</Link>,
    },
    {
      key: 'what',
      title: t.what,
      cell: (row) => (
        <ul className="plain-list">
          {row.rules.map((rule) => (
            <li key={`${rule.kind}${rule.entry}`}>
              <RuleWords rule={rule} />
            </li>
          ))}
        </ul>
      ),
    },
    {
      key: 'next',
      title: t.next,
      cell: (row) =>
        row.nextOn === null ? (
          <span className="soft">{t.noDate}</span>
        ) : (
          <span className="row">
            <span className="numbers nowrap">{sayDay(row.nextOn, today, language)}</span>
            {row.nextOn <= today ? (
              <Badge tone="late">{t.passed}</Badge>
            ) : (
              <span className="soft small">{t.inDays(daysBetween(today, row.nextOn))}</span>
            )}
          </span>
        ),
    },
    {
      key: 'partners',
      title: t.partners,
      cell: (row) => row.lacking.map((k) => fields.value['kind']?.[k] ?? k).join('、'),
    },
    {
      key: 'worker',
      title: t.worker,
      cell: (row) => row.workerName ?? <span className="soft">{t.nobody}</span>,
    },
    { key: 'station', title: t.station, cell: (row) => row.stationName, folded: true },
  ]
}

/** 哺乳期 · 不适用强制隔离戒毒, or that it is over and somebody has to look again. */
export function RuleWords({ rule }: { rule: ShownSpecialRule }) {
  const t = useText(specialText)
  return (
    <>
      {t.kinds[rule.kind]}{' '}
      {rule.ended ? (
        <Badge tone="late">{t.reached[rule.kind] ?? t.over}</Badge>
      ) : (
        rule.exempt && <Badge tone="info">{t.exempt[rule.exempt]}</Badge>
      )}
      {!rule.certain && <span className="soft small"> {t.doubt[rule.kind] ?? t.uncertain}</span>}
    </>
  )
}
