import { useState } from 'react'
import { listPremises, type Premises } from '#contract/means-contract.ts'
import type { ReplyOf } from '#web/api/call.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { officeMeansText } from '#web/text/office-means.ts'
import { oversightText } from '#web/text/oversight.ts'
import type { OversightPlace } from './oversight-screen.tsx'
import { PremisesDialog } from './premises-dialog.tsx'

export type PremisesPage = ReplyOf<typeof listPremises>

/** The places in which the work is done: size, rooms, functions, and what a standard names and they lack. */
export function PremisesCard({ place }: { place: OversightPlace }) {
  const t = useText(officeMeansText)
  const general = useText(oversightText)
  const page = useRoute(listPremises, { query: place.area ? { area: place.area } : {} })
  const [open, setOpen] = useState<Premises | 'new'>()
  return (
    <Card
      title={t.premises}
      count={page.data?.premises.length}
      actions={
        page.data?.mayAdd && (
          <Button small kind="primary" onClick={() => setOpen('new')}>
            {t.addPlace}
          </Button>
        )
      }
    >
      <Loaded query={page} lines={3}>
        {(reply) => (
          <div className="stack">
            {reply.premises.length === 0 && <EmptyState title={t.noPlaces} />}
            <ul className="have-list">
              {reply.premises.map((one) => (
                <li key={one.id}>
                  <Place page={reply} place={one} onEdit={() => setOpen(one)} />
                </li>
              ))}
            </ul>
            {reply.without.length > 0 && <p>{t.without(reply.without.map((a) => a.name).join('、'))}</p>}
            <p className="soft small">{general.source(reply.source.source)}</p>
            {open && (
              <PremisesDialog
                page={reply}
                place={open === 'new' ? undefined : open}
                onClose={() => setOpen(undefined)}
              />
            )}
          </div>
        )}
      </Loaded>
    </Card>
  )
}

function Place(props: { page: PremisesPage; place: Premises; onEdit: () => void }) {
  const { page, place, onEdit } = props
  const t = useText(officeMeansText)
  const say = useSay()
  const { language } = useLanguage()
  const names = [...page.rooms, ...page.functions]
  const name = (key: string) => {
    const found = names.find((n) => n.key === key)
    return found ? say(found.title) : key
  }
  return (
    <>
      <span className="strong">{place.name}</span>
      <span>
        <Badge tone={place.state === 'inUse' ? 'good' : 'neutral'}>{t.placeStates[place.state]}</Badge>{' '}
        {t.placeKinds[place.kind]} · {t.owners[place.owner]} · {t.squareMetres(place.squareMetres)}
      </span>
      <span className="soft small">
        {place.area.name} {place.address} · {sayDate(place.since, language)}
      </span>
      <span className="small">
        {t.rooms}：
        {place.rooms.map((r) => `${name(r.use)} ${t.squareMetres(r.squareMetres)}`).join('、') || t.nothing}
      </span>
      <span className="small">
        {t.lacks}：{place.lacks.map(name).join('、') || t.nothing}
      </span>
      {place.mayWrite && (
        <span className="no-print">
          <Button small onClick={onEdit}>
            {t.editPlace}
          </Button>
        </span>
      )}
    </>
  )
}
