import type { Role } from '#core/access/roles.ts'
import type { CaseState } from '#core/case/case-state.ts'
import type { Entry } from '#core/journal/entry.ts'
import { type AreaCode, isWithin } from '#core/shared/area.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { Form, FormVersion } from './form.ts'

/** The wording in force at a place on a day: the nearest area wins. */
export function versionAt(form: Form, place: AreaCode, on: PlainDate): FormVersion | undefined {
  return form.versions
    .filter((v) => isWithin(place, v.area) && v.from <= on && (v.to === undefined || on < v.to))
    .sort((a, b) => depth(b.area) - depth(a.area))[0]
}

function depth(area: AreaCode): number {
  return area === 'cn' ? 0 : area.length
}

/** Does the form fit this case now, for this role? */
export function fits(form: Form, state: CaseState, entries: readonly Entry[], role: Role): boolean {
  const { stages, measures, entries: types, findings } = form.offered
  if (!form.makers.includes(role)) return false
  if (stages && !stages.includes(state.stage)) return false
  if (measures && (!state.measure || !measures.includes(state.measure))) return false
  if (!types && !findings) return true
  const struck = new Set(entries.filter((e) => e.type === 'struck').map((e) => e.data['entry']))
  return (
    (types?.some((type) => entries.some((e) => e.type === type && !struck.has(e.id))) ?? false) ||
    (findings?.some((kind) => state.findings.some((f) => f.kind === kind)) ?? false)
  )
}
