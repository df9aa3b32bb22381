import { FilePlus2, FolderOpen } from 'lucide-react'
import { useState } from 'react'
import { listOrderPlaces } from '#contract/order-contract.ts'
import type { OrderDraft } from '#core/orders/order-draft.ts'
import { isWithin } from '#core/shared/area.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Banner } from '#web/kit/banner.tsx'
import { Button, ButtonLink } from '#web/kit/button.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { useUnsavedDraft } from '#web/kit/use-unsaved-draft.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { commonText } from '#web/text/common.ts'
import { orderText } from '#web/text/order.ts'
import { shellText } from '#web/text/shell.ts'
import { CheckStep, type Created } from './check-step.tsx'
import { FormStep } from './form-step.tsx'
import { emptyOrder } from './order-form-values.ts'
import { SearchStep } from './search-step.tsx'
import './order.css'

const steps = ['search', 'form', 'check', 'done'] as const
type Step = (typeof steps)[number]

/** One order by hand: search, fill in, check, done. What was typed outlives a reload, never the tab. */
export function NewOrderScreen() {
  const t = useText(orderText)
  const common = useText(commonText)
  const shell = useText(shellText)
  const { today, grant } = useSession()
  const places = useRoute(listOrderPlaces, {})
  const { values, set, clear, restored } = useUnsavedDraft('new-order', emptyOrder)
  const [step, setStep] = useState<Step>('search')
  const [draft, setDraft] = useState<OrderDraft>()
  const [created, setCreated] = useState<Created>()

  function go(next: Step) {
    setStep(next)
    window.scrollTo({ top: 0 })
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
  }

  const lead = t.step(steps.indexOf(step) + 1, steps.length, t.steps[step])
  return (
    <Page title={shell.titles.newOrder} documentTitle={shell.titles.newOrder} lead={lead}>
      <Loaded query={places}>
        {({ townships }) => {
          const options = townships.map((p) => ({ value: p.code, label: p.name, hint: p.countyName }))
          const placeName = townships.find((p) => p.code === draft?.order.executionPlace)?.name ?? ''
          const own =
            grant.role === 'townshipOffice' && isWithin(draft?.order.executionPlace ?? '', grant.area)
          const [only] = townships
          const first = townships.length === 1 && only ? { executionPlace: only.code } : {}
          return (
            <div className="stack measure">
              {restored && step !== 'done' && (
                <div className="row">
                  <span className="soft small">{common.draft.restored}</span>
                  <Button small kind="plain" onClick={clear}>
                    {common.draft.discard}
                  </Button>
                </div>
              )}
              {step === 'search' && (
                <SearchStep
                  values={values}
                  onChange={set}
                  onNext={(release) => {
                    const place = values.executionPlace === '' ? first : {}
                    set({ ...place, ...(release ? afterRelease(release.releasedOn) : {}) })
                    go('form')
                  }}
                />
              )}
              {step === 'form' && (
                <FormStep
                  values={values}
                  onChange={set}
                  townships={options}
                  today={today}
                  onBack={() => go('search')}
                  onNext={(read) => {
                    setDraft(read)
                    go('check')
                  }}
                />
              )}
              {step === 'check' && draft && (
                <CheckStep
                  draft={draft}
                  placeName={placeName}
                  own={own}
                  onBack={() => go('form')}
                  onDone={(done) => {
                    setCreated(done)
                    clear()
                    go('done')
                  }}
                />
              )}
              {step === 'done' && created && <Done created={created} onAnother={() => go('search')} />}
            </div>
          )
        }}
      </Loaded>
    </Page>
  )
}

/** An order that follows a release is one of rehabilitation, unless the paper says otherwise. */
function afterRelease(releasedOn: string) {
  return { measure: 'communityRehab', releasedOn }
}

function Done({ created, onAnother }: { created: Created; onAnother: () => void }) {
  const t = useText(orderText)
  const open = created.status === 'accepted'
  return (
    <div className="stack">
      <Banner kind="good" title={open ? t.done.accepted : t.done.waiting(created.townshipName)}>
        <p>{open ? t.done.acceptedText : t.done.waitingText}</p>
      </Banner>
      <div className="row">
        {created.caseId && (
          <ButtonLink to={`/cases/${created.caseId}`} kind="primary" icon={FolderOpen}>
            {t.done.openCase}
          </ButtonLink>
        )}
        <Button icon={FilePlus2} onClick={onAnother}>
          {t.done.another}
        </Button>
      </div>
    </div>
  )
}
