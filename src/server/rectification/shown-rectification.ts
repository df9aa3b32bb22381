import type { Rectification } from '#contract/rectification-contract.ts'
import { possibleSteps, rectificationEnded, shownRectification } from '#core/rectification/rectification.ts'
import type { Context } from '#server/http/context.ts'
import type { RectificationRow } from '#server/store/rectification-store.ts'

/** A rectification as its reader sees it: the day makes it overdue, the reader's office decides what may be done. */
export function shownRow(
  row: RectificationRow,
  { user, today }: Pick<Context, 'user' | 'today'>,
): Rectification {
  const { id, origin, originId, title, text, department, person, setOn, dueOn, firstDueOn, note } = row
  const byArea = user.role === 'stationHead' ? '' : user.grant.area
  return {
    ...{ id, origin, originId, title, text, department, person, setOn, dueOn, firstDueOn, note },
    area: { code: row.area, name: row.areaName },
    setBy: { code: row.setBy, name: row.setByName },
    state: shownRectification(row.state, dueOn, today),
    mayStep: [...possibleSteps(row, { by: user.id, byArea })],
    mayMove: byArea === row.setBy && !rectificationEnded(row.state),
  }
}
