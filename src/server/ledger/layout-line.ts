import type { LayoutLine } from '#contract/ledger-contract.ts'
import { type Layout, type LedgerRole, ledgerRoles } from '#core/ledger/layout.ts'
import { spanOf } from '#core/ledger/period.ts'
import { isWithin } from '#core/shared/area.ts'
import type { Context } from '#server/http/context.ts'
import { notFound } from '#server/http/problem.ts'
import { readLayouts } from './read-layouts.ts'

/** Layouts that the reader's role may open, used at the reader's place and in force today. */
export function layoutsFor({ user, today }: Context): readonly Layout[] {
  return readLayouts().filter((layout) => {
    const here = isWithin(user.grant.area, layout.area) || isWithin(layout.area, user.grant.area)
    return here && layout.from <= today && layout.readers.includes(roleOf(user.role))
  })
}

export function findLayout(context: Context, id: string): Layout {
  const layout = layoutsFor(context).find((one) => one.id === id)
  if (!layout) throw notFound()
  return layout
}

function roleOf(role: string): LedgerRole {
  const known = ledgerRoles.find((one) => one === role)
  if (!known) throw notFound()
  return known
}

export function lineOf(layout: Layout, { user }: Context): LayoutLine {
  const { id, kind, version, names, lead, source } = layout
  return {
    id,
    kind,
    version,
    names,
    lead,
    source,
    period: spanOf(layout),
    sealable: layout.kind === 'table' && !('months' in layout.rows),
    purpose: layout.kind === 'ledger' && user.role === 'narcoticsOffice',
  }
}
