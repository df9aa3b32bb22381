import { FileSpreadsheet } from 'lucide-react'
import { useState } from 'react'
import {
  exportRectifications,
  orderRectification,
  searchRectifications,
} from '#contract/rectification-contract.ts'
import { addDays } from '#core/shared/plain-date.ts'
import { download } from '#web/api/call.ts'
import { useAct } from '#web/api/use-act.ts'
import { usePages } from '#web/api/use-pages.ts'
import { Button } from '#web/kit/button.tsx'
import { Checkbox } from '#web/kit/choice.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { errorOf } from '#web/kit/error-summary.tsx'
import { FormDialog } from '#web/kit/form-dialog.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Pagination } from '#web/kit/pagination.tsx'
import { SearchBox } from '#web/kit/search-box.tsx'
import { Select } from '#web/kit/select.tsx'
import { TextArea, TextField } from '#web/kit/text-field.tsx'
import { useText } from '#web/language/language.ts'
import { useDepartments } from '#web/meeting/department-name.ts'
import { useMayUse, useSession } from '#web/session/session.ts'
import { evaluationText } from '#web/text/evaluation.ts'
import { RectificationTable } from './rectification-table.tsx'
import { useAreasBelow } from './use-areas-below.ts'

/** The register of the own area, with those below for an office above them. */
export function RectificationList() {
  const t = useText(evaluationText)
  const { grant } = useSession()
  const writes = useMayUse(['narcoticsOffice'])
  const above = grant.area === 'cn' || grant.area.length < 9
  const [text, setText] = useState('')
  const [open, setOpen] = useState(true)
  const [below, setBelow] = useState(above)
  const [orders, setOrders] = useState(false)
  const body = { below, open, ...(text ? { text } : {}) }
  const list = usePages(searchRectifications, { body }, 'body')
  return (
    <>
      <div className="card-body row">
        <SearchBox label={t.search} placeholder={t.searchPlaceholder} value={text} onSearch={setText} />
        <Checkbox name="open" label={t.openOnly} checked={open} onChange={setOpen} />
        {above && <Checkbox name="below" label={t.below} checked={below} onChange={setBelow} />}
        <Button
          small
          icon={FileSpreadsheet}
          onClick={() => void download(exportRectifications, { body }, 'rectifications.xlsx')}
        >
          {t.export}
        </Button>
        {writes && (
          <Button small onClick={() => setOrders(true)}>
            {t.order}
          </Button>
        )}
      </div>
      <RectificationTable
        rows={list.pages?.flatMap((page) => page.rectifications)}
        loading={list.isFetching}
        error={list.error && <Failed error={list.error} onRetry={() => void list.refetch()} />}
        foot={<Pagination onNext={list.hasNextPage ? () => void list.fetchNextPage() : undefined} />}
      />
      {orders && <OrderDialog onClose={() => setOrders(false)} />}
    </>
  )
}

function OrderDialog({ onClose }: { onClose: () => void }) {
  const t = useText(evaluationText)
  const { today } = useSession()
  const areas = useAreasBelow()
  const departments = useDepartments()
  const { act, busy, errors } = useAct(orderRectification)
  const [id] = useState(() => crypto.randomUUID())
  const [values, setValues] = useState({
    ...{ area: '', title: '', text: '', department: 'township', person: '' },
    dueOn: addDays(today, 30),
  })
  const set = (key: keyof typeof values) => (value: string) => setValues({ ...values, [key]: value })

  async function submit() {
    if (await act({ body: { id, ...values } })) onClose()
  }

  return (
    <FormDialog
      title={t.order}
      send={t.order}
      busy={busy}
      disabled={values.area === ''}
      lead={t.orderLead}
      errors={errors}
      onClose={onClose}
      onSend={submit}
    >
      <Select
        name="area"
        label={t.area}
        required
        value={values.area}
        options={areas}
        onChange={set('area')}
      />
      <TextField
        name="title"
        label={t.matter}
        required
        maxLength={120}
        value={values.title}
        error={errorOf(errors, 'title')}
        onChange={set('title')}
      />
      <TextArea
        name="text"
        label={t.asked}
        required
        maxLength={2000}
        value={values.text}
        error={errorOf(errors, 'text')}
        onChange={set('text')}
      />
      <Select
        name="department"
        label={t.department}
        empty={false}
        value={values.department}
        options={departments}
        onChange={set('department')}
      />
      <TextField
        name="person"
        label={t.person}
        required
        maxLength={40}
        value={values.person}
        error={errorOf(errors, 'person')}
        onChange={set('person')}
      />
      <DateField
        name="dueOn"
        label={t.due}
        value={values.dueOn}
        today={today}
        lean="future"
        error={errorOf(errors, 'dueOn')}
        onChange={set('dueOn')}
      />
    </FormDialog>
  )
}
