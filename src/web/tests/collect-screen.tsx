import type { CasePage } from '#contract/case-contract.ts'
import { searchSamples } from '#contract/test-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Banner } from '#web/kit/banner.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import type { FormValues } from '#web/record/forms/form.ts'
import { RecordForm } from '#web/record/record-form.tsx'
import { useMayUse } from '#web/session/session.ts'
import { testsText } from '#web/text/tests.ts'
import { collectForm, furtherValues } from './collect-form.ts'

/** Recording a test, in full; loaded only when a test is recorded. */
export function CollectForm(props: {
  page: CasePage
  dutyId: string | undefined
  entryId: string | undefined
}) {
  const form = {
    ...collectForm,
    prefill: (page: CasePage, dutyId: string | undefined) => ({
      ...collectForm.prefill?.(page, dutyId),
      ...furtherValues(page, props.entryId),
    }),
  }
  return <RecordForm {...props} form={form} beside={WhoTests} />
}

/** Who writes here need not be who tested: the police test, and their names are what the rules ask for. */
function WhoTests({ values }: { values: FormValues }) {
  const t = useText(testsText)
  const police = useMayUse(['policeLiaison'])
  return (
    <>
      {!police && <p className="soft small">{t.file.whoTests}</p>}
      <NumberInUse values={values} />
    </>
  )
}

/** Warns where a number stands on another sample already; two samples of one number are one too many. */
function NumberInUse({ values }: { values: FormValues }) {
  const t = useText(testsText)
  const { language } = useLanguage()
  const numbers = [values['noA'], values['noB']].map((n) => n?.trim() ?? '').filter((n) => n.length >= 3)
  const find = numbers[0] ?? ''
  const found = useRoute(searchSamples, { body: { find, limit: 20 } }, { enabled: find !== '' })
  const used =
    find === '' ? undefined : found.data?.items.find((s) => s.no !== null && numbers.includes(s.no))
  if (!used) return null
  return <Banner kind="late" title={t.sample.used(used.name, sayDate(used.takenOn, language))} />
}
