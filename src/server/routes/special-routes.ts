import { listSpecial, showSpecial } from '#contract/special-contract.ts'
import { caseSpecial, specialLines } from '#server/agreements/special-page.ts'
import { type Handler, handle } from '#server/http/context.ts'

export const specialHandlers: readonly Handler[] = [
  handle(showSpecial, ({ params }, context) => caseSpecial(context, params.caseId)),
  handle(listSpecial, ({ query }, context) => specialLines(context, query)),
]
