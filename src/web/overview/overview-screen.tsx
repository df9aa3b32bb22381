import { Download, FileText, Printer } from 'lucide-react'
import { useMemo, useState } from 'react'
import { overviewCsv, overviewFigures, overviewWorkbook } from '#contract/overview-contract.ts'
import { overviewRegisters } from '#contract/register-contract.ts'
import type { Measure } from '#core/case/case-state.ts'
import { metrics } from '#core/metrics/metrics.ts'
import { findFigure } from '#core/metrics/register-metrics.ts'
import { type Span, spans } from '#core/metrics/time-span.ts'
import { isPlainDate } from '#core/shared/plain-date.ts'
import { ApiError, download } from '#web/api/call.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Button } from '#web/kit/button.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Menu } from '#web/kit/menu.tsx'
import { Page } from '#web/kit/page.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { useSay, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { commonText } from '#web/text/common.ts'
import { overviewText } from '#web/text/overview.ts'
import { shellText } from '#web/text/shell.ts'
import { AreaPath } from './area-path.tsx'
import { FigureBoard } from './figure-board.tsx'
import { LookBoard } from './look/look-board.tsx'
import { OverviewControls } from './overview-controls.tsx'
import { type Below, mayCompareTownships, type Where } from './where.ts'
import './overview.css'

const defaults = {
  area: '',
  day: '',
  measure: '',
  span: 'year',
  metric: 'executionRate',
  /** Empty: what the level sees first. */
  view: '',
  below: 'next',
  /** Known by the end of this day; empty: now. */
  known: '',
}

/** The figures of an area against their targets; every number opens its definition, its areas and its people. */
export function OverviewScreen() {
  const shell = useText(shellText)
  const t = useText(overviewText)
  const common = useText(commonText)
  const say = useSay()
  const toast = useToast()
  const { grant, today } = useSession()
  const [state, setState] = useUrlState(defaults)
  const [dayText, setDayText] = useState(state.day || today)
  const where = useMemo(() => whereOf(state, grant.area), [state, grant.area])
  const below: Below = state.below === 'townships' && mayCompareTownships(where.area) ? 'townships' : 'next'
  const figures = useRoute(overviewFigures, { query: where })
  const registers = useRoute(overviewRegisters, { query: where })
  const metric = findFigure(state.metric) ?? metrics[0]
  if (!metric) return null

  function setDay(text: string) {
    setDayText(text)
    if (isPlainDate(text) && text <= today) setState({ day: text === today ? '' : text, known: '' })
  }

  async function save(route: typeof overviewWorkbook | typeof overviewCsv, ending: string) {
    const one = state.view === 'ranking' ? { metric: state.metric, below } : {}
    try {
      await download(route, { query: { ...where, ...one } }, `${t.fileName}.${ending}`)
    } catch (error) {
      if (error instanceof ApiError) toast(say(error.says))
    }
  }

  return (
    <Page
      title={shell.titles.overview}
      documentTitle={shell.titles.overview}
      actions={
        <Menu
          label={t.takeAway}
          opener={({ open, toggle }) => (
            <Button icon={Download} expanded={open} onClick={toggle}>
              {t.takeAway}
            </Button>
          )}
          items={[
            // a look back is printed; workbook and CSV hold what is known now
            ...(state.known
              ? []
              : [
                  {
                    key: 'workbook',
                    label: t.workbook,
                    icon: Download,
                    onChoose: () => void save(overviewWorkbook, 'xlsx'),
                  },
                  { key: 'csv', label: t.csv, icon: FileText, onChoose: () => void save(overviewCsv, 'csv') },
                ]),
            { key: 'print', label: common.print, icon: Printer, onChoose: () => window.print() },
          ]}
        />
      }
    >
      <div className="stack">
        <OverviewControls state={state} dayText={dayText} today={today} onDay={setDay} onChange={setState} />
        <Loaded query={figures} lines={8}>
          {(data) => (
            <>
              <AreaPath
                path={data.path}
                places={data.children}
                day={data.day}
                knownAt={data.knownAt}
                onArea={(area) => setState({ area: area === grant.area ? '' : area }, { push: true })}
              />
              {state.known ? (
                <LookBoard where={where} day={data.day} known={state.known} />
              ) : (
                <FigureBoard
                  data={{ ...data, figures: [...data.figures, ...(registers.data?.figures ?? [])] }}
                  where={where}
                  below={below}
                  metric={metric}
                  view={state.view}
                  stale={figures.isPlaceholderData}
                  onMetric={(key) => setState({ metric: key })}
                  onView={(view) => setState({ view })}
                  onBelow={(next) => setState({ below: next })}
                  onArea={(area) => setState({ area }, { push: true })}
                />
              )}
            </>
          )}
        </Loaded>
      </div>
    </Page>
  )
}

function whereOf(state: typeof defaults, own: string): Where {
  return {
    area: state.area || own,
    day: isPlainDate(state.day) ? state.day : undefined,
    measure: (state.measure as Measure) || undefined,
    span: spans.find((s) => s === state.span) ?? ('year' satisfies Span),
  }
}
