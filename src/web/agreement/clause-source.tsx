import type { AgreementPage } from '#contract/agreement-contract.ts'
import { useSay } from '#web/language/language.ts'

/** Where a clause comes from: document and article, and what it says for those who ask. */
export function ClauseSource(props: {
  page: Pick<AgreementPage, 'law'>
  clause: string | null
  words?: (source: string) => string
}) {
  const say = useSay()
  const found = props.clause === null ? undefined : props.page.law[props.clause]
  if (!found) return null
  const source = `《${found.document}》${found.clause}`
  return (
    <details className="help">
      <summary>{props.words ? props.words(source) : source}</summary>
      <div>{say(found.says)}</div>
    </details>
  )
}
