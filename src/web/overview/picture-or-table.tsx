import { ChartColumn, Table2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '#web/kit/button.tsx'
import { useText } from '#web/language/language.ts'
import { overviewText } from '#web/text/overview.ts'

/** Every picture can be read as its table. */
export function PictureOrTable({ picture, table }: { picture: ReactNode; table: ReactNode }) {
  const t = useText(overviewText)
  const [asTable, setAsTable] = useState(false)
  return (
    <div className="stack tight">
      <div className="row no-print picture-switch">
        <Button
          small
          kind="plain"
          icon={asTable ? ChartColumn : Table2}
          pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? t.asChart : t.asTable}
        </Button>
      </div>
      {asTable ? table : picture}
    </div>
  )
}
