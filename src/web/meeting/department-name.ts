import { departmentName, departments } from '#core/meeting/departments.ts'
import { useLanguage } from '#web/language/language.ts'

/** The name of a department in the reader's language. */
export function useDepartmentName(): (key: string) => string {
  const { language } = useLanguage()
  return (key) => departmentName(key)[language]
}

/** All departments as choices. */
export function useDepartments() {
  const { language } = useLanguage()
  return departments.map((d) => ({ value: d.key, label: d.names[language] }))
}
