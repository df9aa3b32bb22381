import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { Tabs } from '#web/kit/tabs.tsx'
import { useText } from '#web/language/language.ts'
import { useMayUse } from '#web/session/session.ts'
import { shellText } from '#web/text/shell.ts'
import { substituteText } from '#web/text/substitute.ts'

const paths = {
  open: '/decisions',
  sentBack: '/decisions?tab=sentBack',
  made: '/decisions/made',
  substitutes: '/decisions/substitutes',
} as const
type Key = keyof typeof paths

/** What waits, what came back, what was decided, and who stands in for whom: one inbox for every role that decides. */
export function DecisionTabs({ value, children }: { value: Key; children: ReactNode }) {
  const t = useText(substituteText)
  const shell = useText(shellText)
  const navigate = useNavigate()
  const heads = useMayUse(['stationHead', 'townshipOffice'])
  const keys: readonly Key[] = heads
    ? ['open', 'sentBack', 'made', 'substitutes']
    : ['open', 'sentBack', 'made']
  return (
    <Tabs
      label={shell.titles.decisions}
      value={value}
      onChange={(key) => void navigate(paths[keys.find((k) => k === key) ?? 'open'])}
      tabs={keys.map((key) => ({ key, label: t.tabs[key] }))}
    >
      {children}
    </Tabs>
  )
}
