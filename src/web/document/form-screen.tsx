import { useParams, useSearchParams } from 'react-router'
import { showForm } from '#contract/document-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Loaded } from '#web/kit/loaded.tsx'
import { MakePaper } from './make-paper.tsx'
import './document.css'

/** One paper of one case: what is missing first, what is written, how it looks, then issuing. */
export function FormScreen() {
  const { caseId = '', form = '' } = useParams()
  const [query, setQuery] = useSearchParams()
  const about = query.get('about') ?? undefined
  const page = useRoute(showForm, { params: { caseId, form }, query: { about } })
  return (
    <Loaded query={page} lines={10}>
      {(shown) => (
        <MakePaper
          key={`${caseId}.${form}.${shown.about}`}
          caseId={caseId}
          page={shown}
          onAbout={(entryId) => setQuery({ about: entryId }, { replace: true })}
        />
      )}
    </Loaded>
  )
}
