import { useState } from 'react'
import { searchAreas, showArea } from '#contract/area-contract.ts'
import type { AreaLevel } from '#core/shared/area.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Combobox } from '#web/kit/combobox.tsx'
import type { FieldProps } from '#web/kit/field.tsx'

/** An area found by part of its name, by pinyin or initials: `枕溪`, `zhenxi`, `zxjd`. */
export function AreaPicker(
  props: FieldProps & {
    value: string
    onChange: (code: string) => void
    within?: string | undefined
    level?: AreaLevel | undefined
  },
) {
  const { value, onChange, within, level } = props
  const [text, setText] = useState('')
  const found = useRoute(searchAreas, { query: { text, within, level, limit: 20 } }, { enabled: text !== '' })
  const chosen = useRoute(showArea, { params: { code: value } }, { enabled: value !== '' })
  const here = chosen.data?.code === value ? chosen.data : undefined
  const listed = (text === '' ? [] : (found.data?.areas ?? [])).map((area) => ({
    value: area.code,
    label: area.name,
    hint: area.path,
  }))
  const known = here && !listed.some((option) => option.value === value)
  const options = known ? [{ value, label: here.path.map((one) => one.name).join(' ') }, ...listed] : listed
  return <Combobox {...props} value={value} onChange={onChange} options={options} onType={setText} />
}
