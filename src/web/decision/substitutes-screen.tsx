import { useState } from 'react'
import { listSubstitutes, type Substitution } from '#contract/substitute-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge, type Tone } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { sayDay } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { rolesText } from '#web/text/roles.ts'
import { shellText } from '#web/text/shell.ts'
import { substituteText } from '#web/text/substitute.ts'
import { DecisionTabs } from './decision-tabs.tsx'
import { EndSubstituteDialog } from './end-substitute-dialog.tsx'
import { SubstituteForm } from './substitute-form.tsx'

const noInput = {}
const tones: Readonly<Record<Substitution['state'], Tone>> = {
  coming: 'info',
  running: 'good',
  over: 'neutral',
  ended: 'neutral',
}

/** Who decides for whom, from which day to which; what was stays to be read. */
export function SubstitutesScreen() {
  const t = useText(substituteText)
  const shell = useText(shellText)
  const [ending, setEnding] = useState<Substitution>()
  const list = useRoute(listSubstitutes, noInput)
  const columns = useColumns(setEnding)
  return (
    <Page title={shell.titles.decisions} documentTitle={shell.titles.decisions} lead={t.lead}>
      <section className="card">
        <DecisionTabs value="substitutes">
          {list.data && (
            <div className="card-body">
              <SubstituteForm posts={list.data.posts} maxDays={list.data.maxDays} />
            </div>
          )}
          <Table
            label={t.list}
            name="substitutes"
            columns={columns}
            rows={list.data?.substitutions}
            rowKey={(row) => row.id}
            loading={list.isFetching}
            error={list.error && <Failed error={list.error} onRetry={() => void list.refetch()} />}
            empty={{ title: t.empty }}
          />
        </DecisionTabs>
      </section>
      {ending && <EndSubstituteDialog row={ending} onClose={() => setEnding(undefined)} />}
    </Page>
  )
}

function useColumns(onEnd: (row: Substitution) => void): readonly Column<Substitution>[] {
  const t = useText(substituteText)
  const roles = useText(rolesText).role
  const { language } = useLanguage()
  const { today } = useSession()
  const day = (on: string) => sayDay(on, today, language)
  return [
    { key: 'account', title: t.account, head: true, cell: (row) => row.account.name },
    {
      key: 'role',
      title: t.role,
      cell: (row) => (
        <span>
          {roles[row.role]} <span className="soft small">{row.orgName}</span>
        </span>
      ),
    },
    { key: 'substitute', title: t.substitute, cell: (row) => row.substitute.name },
    {
      key: 'days',
      title: t.days,
      cell: (row) => (
        <span className="numbers">
          {day(row.from)} – {day(row.to)}
        </span>
      ),
    },
    { key: 'reason', title: t.reason, cell: (row) => row.endedBecause ?? row.reason },
    { key: 'by', title: t.by, cell: (row) => row.byName, folded: true },
    {
      key: 'state',
      title: t.state,
      cell: (row) => <Badge tone={tones[row.state]}>{t.states[row.state]}</Badge>,
    },
    {
      key: 'end',
      title: '',
      bare: true,
      cell: (row) =>
        row.mayEnd && (
          <Button small label={t.endOf(row.account.name)} onClick={() => onEnd(row)}>
            {t.end}
          </Button>
        ),
    },
  ]
}
