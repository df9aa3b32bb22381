import { useText } from '#web/language/language.ts'
import { fieldsText } from '#web/text/fields.ts'

/** The word of a kind of member, statutory or a helper. */
export function useKindName(): (kind: string) => string {
  const fields = useText(fieldsText)
  return (kind) => fields.value['memberKind']?.[kind] ?? fields.value['kind']?.[kind] ?? kind
}
