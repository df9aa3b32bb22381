import { useState } from 'react'
import { listOrganisations } from '#contract/staff-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Combobox } from '#web/kit/combobox.tsx'
import type { FieldProps } from '#web/kit/field.tsx'
import { useText } from '#web/language/language.ts'
import { staffText } from '#web/text/staff.ts'

/** An organisation of the reader's area, found by part of its name. */
export function OrganisationPicker(
  props: FieldProps & { value: string; onChange: (organisation: string) => void },
) {
  const t = useText(staffText)
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<{ value: string; label: string }>()
  const found = useRoute(listOrganisations, { query: { q: text || undefined, limit: 30 } })
  const listed = (found.data?.organisations ?? []).map((one) => ({
    value: one.id,
    label: one.name,
    hint: `${t.kind[one.kind]} · ${one.areaName}`,
  }))
  const known = chosen && chosen.value === props.value && !listed.some((one) => one.value === chosen.value)
  return (
    <Combobox
      {...props}
      onChange={(value) => {
        setChosen(listed.find((one) => one.value === value))
        setText('')
        props.onChange(value)
      }}
      options={known ? [chosen, ...listed] : listed}
      onType={setText}
    />
  )
}
