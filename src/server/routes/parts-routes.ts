import { overviewParts } from '#contract/parts-contract.ts'
import { type Handler, handle } from '#server/http/context.ts'
import { findAsked } from '#server/overview/find-area.ts'
import { readPartsOf } from '#server/overview/read-parts.ts'

export const partsHandlers: readonly Handler[] = [
  handle(overviewParts, async ({ query }, context) =>
    readPartsOf(context, await findAsked(context, query), query),
  ),
]
