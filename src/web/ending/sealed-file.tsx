import { lookSealed } from '#contract/sealed-query-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { EntryData } from '#web/case/entry-data.tsx'
import { entryName } from '#web/case/use-why.tsx'
import { Banner } from '#web/kit/banner.tsx'
import { Drawer } from '#web/kit/dialog.tsx'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { labelsText } from '#web/text/labels.ts'
import { sealedQueryText } from '#web/text/sealed-query.ts'
import '#web/case/case.css'

/** The file of one query, to read and nothing else, under the words of secrecy. */
export function SealedFile({ queryId, onClose }: { queryId: string; onClose: () => void }) {
  const t = useText(sealedQueryText)
  const labels = useText(labelsText)
  const { language } = useLanguage()
  const found = useRoute(lookSealed, { params: { queryId } })
  return (
    <Drawer title={t.file} onClose={onClose}>
      {found.error?.status === 404 ? (
        <EmptyState title={t.none}>{t.noneText}</EmptyState>
      ) : (
        <Loaded query={found} lines={6}>
          {({ query, page }) => (
            <div className="stack">
              <Banner kind="late" title={t.secret}>
                <p>{t.secretFor(query.asker, sayDate(query.until, language))}</p>
              </Banner>
              <p>
                <strong>{page.person.name}</strong> · {page.fileNo}
                {page.state.measure && ` · ${labels.measure[page.state.measure]}`} ·{' '}
                {labels.stage[page.state.stage]}
              </p>
              <ul className="stack">
                {page.entries
                  .toSorted((a, b) => (a.on < b.on ? 1 : -1))
                  .map((entry) => (
                    <li key={entry.id}>
                      <span className="numbers">{sayDate(entry.on, language)}</span>{' '}
                      <strong>{entryName(labels, entry.type)}</strong>
                      <EntryData page={page} entry={entry} />
                    </li>
                  ))}
              </ul>
            </div>
          )}
        </Loaded>
      )}
    </Drawer>
  )
}
