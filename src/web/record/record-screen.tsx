import { lazy } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { showCase } from '#contract/case-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Skeleton } from '#web/kit/skeleton.tsx'
import { useText } from '#web/language/language.ts'
import { recordText } from '#web/text/record.ts'
import { RecordForm } from './record-form.tsx'
import { useRecordForms } from './use-record-forms.ts'

/** A test asks for much that other facts do not, so its form comes by itself. */
const CollectForm = lazy(async () => ({
  default: (await import('#web/tests/collect-screen.tsx')).CollectForm,
}))

/** One fact of one case; what is known is filled in, the draft survives everything but sending. */
export function RecordScreen() {
  const t = useText(recordText)
  const { caseId = '', form: type = '' } = useParams()
  const [query] = useSearchParams()
  const file = useRoute(showCase, { params: { caseId }, query: {} })
  const { forms, complete } = useRecordForms()
  const form = forms[type]
  if (!form) return complete ? <EmptyState title={t.unknownForm} /> : <Skeleton lines={6} />
  const Form = type === 'testTaken' ? CollectForm : RecordForm
  return (
    <Loaded query={file}>
      {(page) => (
        <Form
          key={`${caseId}.${type}.${query}`}
          page={page}
          form={form}
          dutyId={query.get('duty') ?? undefined}
          entryId={query.get('entry') ?? undefined}
        />
      )}
    </Loaded>
  )
}
