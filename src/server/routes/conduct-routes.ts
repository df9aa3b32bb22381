import { showConduct } from '#contract/conduct-contract.ts'
import { conductPage } from '#server/cases/conduct-page.ts'
import { type Handler, handle } from '#server/http/context.ts'
import { openCase } from '#server/store/open-case.ts'

const conduct = handle(showConduct, async ({ params }, context) => {
  const key = await openCase(context.tx, params.caseId)
  const page = await conductPage(key, context)
  context.saw({ person: key.personId, case: key.caseId, region: key.region, fields: ['entries'] })
  return page
})

export const conductHandlers: readonly Handler[] = [conduct]
