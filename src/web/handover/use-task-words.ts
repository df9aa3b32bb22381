import type { TaskKind } from '#core/handover/task-kinds.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { handoverText } from '#web/text/handover.ts'

/** The tasks in one line: `检测、谈话`. */
export function useTaskWords(): (kinds: readonly TaskKind[]) => string {
  const t = useText(handoverText)
  const { language } = useLanguage()
  return (kinds) => kinds.map((kind) => t.taskNames[kind]).join(language === 'en' ? ', ' : '、')
}
