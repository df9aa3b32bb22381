import { Printer } from 'lucide-react'
import { useText } from '#web/language/language.ts'
import { commonText } from '#web/text/common.ts'
import { Button } from './button.tsx'

export function PrintButton() {
  const t = useText(commonText)
  return (
    <Button icon={Printer} onClick={() => window.print()}>
      {t.print}
    </Button>
  )
}
