import { CalendarClock, Ellipsis, Eye, History, Printer } from 'lucide-react'
import { useState } from 'react'
import type { CasePage } from '#contract/case-contract.ts'
import { IconButton } from '#web/kit/button.tsx'
import { Menu } from '#web/kit/menu.tsx'
import { useText } from '#web/language/language.ts'
import { useMayUse } from '#web/session/session.ts'
import { caseText } from '#web/text/case.ts'
import { commonText } from '#web/text/common.ts'
import { AsOfDialog } from './as-of-dialog.tsx'
import { RevealPerson } from './reveal-dialog.tsx'

/** What one may do with the file beside recording; one button, so that the head stays one line on a phone. */
export function CaseActs({ page }: { page: CasePage }) {
  const t = useText(caseText)
  const common = useText(commonText)
  const sees = useMayUse(['worker', 'stationHead', 'townshipOffice']) && !page.guest
  const [open, setOpen] = useState<'reveal' | 'asOf'>()
  const close = () => setOpen(undefined)
  return (
    <>
      <Menu
        label={common.more}
        opener={({ open: expanded, toggle }) => (
          <IconButton
            icon={Ellipsis}
            name={common.more}
            expanded={expanded}
            haspopup="menu"
            onClick={toggle}
          />
        )}
        items={[
          { key: 'reveal', label: t.reveal, icon: Eye, onChoose: () => setOpen('reveal') },
          { key: 'asOf', label: t.asOf.label, icon: CalendarClock, onChoose: () => setOpen('asOf') },
          ...(sees ? [{ key: 'looks', label: t.cards.looks, icon: History, onChoose: showLooks }] : []),
          { key: 'print', label: common.print, icon: Printer, onChoose: () => window.print() },
        ]}
      />
      {open === 'reveal' && <RevealPerson caseId={page.caseId} onClose={close} />}
      {open === 'asOf' && <AsOfDialog today={page.today} onClose={close} />}
    </>
  )
}

function showLooks(): void {
  const card = document.getElementById('looks')
  card?.scrollIntoView({ block: 'center' })
  // After the menu has given the focus back.
  setTimeout(() => card?.querySelector('button')?.focus())
}
