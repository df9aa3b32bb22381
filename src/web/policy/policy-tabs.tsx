import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { Tabs } from '#web/kit/tabs.tsx'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { policyDraftText } from '#web/text/policy-draft.ts'
import './policy.css'

/** Library and drafts are one place; only offices that may write drafts see the second tab. */
export function PolicyTabs({ at, children }: { at: 'library' | 'drafts'; children: ReactNode }) {
  const t = useText(policyDraftText)
  const { grant } = useSession()
  const navigate = useNavigate()
  if (grant.role !== 'narcoticsOffice') return children
  return (
    <Tabs
      label={t.title}
      value={at}
      onChange={(key) => void navigate(key === 'drafts' ? '/policy/drafts' : '/policy')}
      tabs={[
        { key: 'library', label: t.tabs.library },
        { key: 'drafts', label: t.tabs.drafts },
      ]}
    >
      <div className="policy-tab">{children}</div>
    </Tabs>
  )
}

type Pack = { readonly name: string; readonly area: string }

/** The pack of the smallest territory that holds an area. */
export function nearestPack(packs: readonly Pack[], area: string): string {
  const around = packs.filter((pack) => pack.area === 'cn' || area.startsWith(pack.area))
  return around.sort((a, b) => sizeOf(b) - sizeOf(a))[0]?.name ?? 'cn'
}

function sizeOf(pack: Pack): number {
  return pack.area === 'cn' ? 0 : pack.area.length
}
