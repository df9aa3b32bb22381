import type { z } from 'zod'
import { overviewFunnel } from '#contract/overview-contract.ts'
import { overviewPictureBook } from '#contract/picture-contract.ts'
import { smallNumber, wilson } from '#core/metrics/interval.ts'
import { share } from '#core/metrics/value.ts'
import { download } from '#web/api/call.ts'
import { useRoute } from '#web/api/use-route.ts'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { useText } from '#web/language/language.ts'
import { overviewText } from '#web/text/overview.ts'
import { picturesText } from '#web/text/pictures.ts'
import { sayCount, sayInterval } from './figure-words.ts'
import { barPainting } from './pictures/bar-painting.ts'
import { PictureFrame } from './pictures/picture-frame.tsx'
import { PlainTable } from './plain-table.tsx'
import type { Where } from './where.ts'

type Funnel = z.output<typeof overviewFunnel.reply>

/** How far the orders of the last four years came: a list with bars, so that words and picture are one. */
export function FunnelPart({ where }: { where: Where }) {
  const t = useText(overviewText)
  const funnel = useRoute(overviewFunnel, { query: where })
  return (
    <Loaded query={funnel}>
      {(data) =>
        data.suppressed ? (
          <EmptyState title={t.small}>{t.funnelSmall}</EmptyState>
        ) : (
          <FunnelPicture data={data} where={where} />
        )
      }
    </Loaded>
  )
}

function FunnelPicture({ data, where }: { data: Funnel; where: Where }) {
  const t = useText(overviewText)
  const words = useText(picturesText).funnel
  const { steps, months } = data
  const all = steps[0]?.count ?? 0
  const most = Math.max(1, ...steps.map((s) => s.count ?? 0))
  const isSmall = all > 0 && all < smallNumber
  const title = t.views.funnel
  const about = t.funnelLabel(months.from, months.to)
  const nameOf = (key: string) => t.steps[key as keyof typeof t.steps]
  const shareOf = (n: number) => (all > 0 ? `${share(n, all, 1)}%` : '—')
  return (
    <PictureFrame
      name="funnel"
      about={{
        title: `${title}（${about}）`,
        area: data.area.name,
        day: data.day,
        knownAt: data.knownAt,
        source: t.funnelHint,
        version: 1,
      }}
      painting={() =>
        barPainting(
          steps.map((s) => ({
            name: nameOf(s.key),
            length: (s.count ?? 0) / most,
            says: `${sayCount(s.count ?? 0)}  ${shareOf(s.count ?? 0)}`,
            isSmall,
          })),
        )
      }
      onExcel={() => download(overviewPictureBook, { query: { ...where, picture: 'funnel' } }, 'funnel.xlsx')}
      picture={
        <div className="stack tight">
          <p className="soft small">
            {about} · {t.funnelHint}
            {isSmall && ` ${words.small}`}
          </p>
          <ol className={isSmall ? 'funnel small-number' : 'funnel'}>
            {steps.map((step) => (
              <li key={step.key}>
                <span>{nameOf(step.key)}</span>
                <meter min={0} max={most} value={step.count ?? 0} aria-label={nameOf(step.key)} />
                <span className="numbers end">
                  {sayCount(step.count ?? 0)} <span className="soft small">{shareOf(step.count ?? 0)}</span>
                </span>
              </li>
            ))}
          </ol>
        </div>
      }
      table={
        <PlainTable
          label={about}
          head={[title, t.value, words.ofFirst, t.interval]}
          rows={steps.map((s) => ({
            key: s.key,
            cells: [
              nameOf(s.key),
              sayCount(s.count ?? 0),
              shareOf(s.count ?? 0),
              sayInterval(wilson(s.count ?? 0, all)),
            ],
          }))}
        />
      }
    />
  )
}
