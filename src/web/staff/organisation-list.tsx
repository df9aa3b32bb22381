import { Building2 } from 'lucide-react'
import { type FormEvent, useMemo, useState } from 'react'
import { createOrganisation, listOrganisations, organisationKinds } from '#contract/staff-contract.ts'
import type { ReplyOf } from '#web/api/call.ts'
import { useAct } from '#web/api/use-act.ts'
import { usePages } from '#web/api/use-pages.ts'
import { AreaPicker } from '#web/area/area-picker.tsx'
import { Badge } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Pagination } from '#web/kit/pagination.tsx'
import { SearchBox } from '#web/kit/search-box.tsx'
import { Select } from '#web/kit/select.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useText } from '#web/language/language.ts'
import { useMayUse, useSession } from '#web/session/session.ts'
import { staffText } from '#web/text/staff.ts'

type Row = ReplyOf<typeof listOrganisations>['organisations'][number]

export function OrganisationList() {
  const t = useText(staffText)
  const makes = useMayUse(['townshipOffice', 'narcoticsOffice'])
  const [text, setText] = useState('')
  const [adds, setAdds] = useState(false)
  const found = usePages(listOrganisations, { query: { q: text || undefined, limit: 100 } }, 'query')
  const columns = useMemo<readonly Column<Row>[]>(() => {
    const c = t.organisations.columns
    return [
      { key: 'name', title: c.name, head: true, cell: (row) => row.name },
      { key: 'kind', title: c.kind, cell: (row) => t.kind[row.kind] },
      { key: 'area', title: c.area, cell: (row) => row.areaName },
      { key: 'phone', title: c.phone, cell: (row) => <span className="figures">{row.phone}</span> },
      { key: 'address', title: c.address, folded: true, cell: (row) => row.address },
      { key: 'staff', title: c.staff, end: true, cell: (row) => row.staff },
      { key: 'cases', title: c.cases, end: true, cell: (row) => row.openCases },
      {
        key: 'unallocated',
        title: c.unallocated,
        end: true,
        cell: (row) => (row.unallocated > 0 ? <Badge tone="late">{row.unallocated}</Badge> : 0),
      },
    ]
  }, [t])
  return (
    <>
      <Table
        label={t.tabs.organisations}
        name="organisations"
        columns={columns}
        rows={found.pages?.flatMap((page) => page.organisations)}
        rowKey={(row) => row.id}
        loading={found.isFetching}
        error={found.error && <Failed error={found.error} onRetry={() => void found.refetch()} />}
        empty={{ title: t.organisations.empty }}
        tools={
          <>
            <SearchBox
              label={t.organisations.search}
              placeholder={t.organisations.search}
              value={text}
              onSearch={setText}
              live
            />
            {makes && (
              <Button icon={Building2} onClick={() => setAdds(true)}>
                {t.organisations.add}
              </Button>
            )}
          </>
        }
        foot={<Pagination onNext={found.hasNextPage ? () => void found.fetchNextPage() : undefined} />}
      />
      {adds && <AddOrganisationDialog onClose={() => setAdds(false)} />}
    </>
  )
}

function AddOrganisationDialog({ onClose }: { onClose: () => void }) {
  const t = useText(staffText)
  const { grant } = useSession()
  const [values, setValues] = useState({ name: '', kind: 'station', area: '', phone: '', address: '' })
  const { act, busy, errors } = useAct(createOrganisation, { refresh: ['staff.'] })
  const field = (name: keyof typeof values) => ({
    name,
    label: t.organisations.fields[name],
    value: values[name],
    onChange: (value: string) => setValues({ ...values, [name]: value }),
    error: errorOf(errors, name),
  })

  async function submit(event: FormEvent) {
    event.preventDefault()
    const body = {
      ...values,
      kind: values.kind as Row['kind'],
      phone: values.phone || null,
      address: values.address || null,
    }
    if (await act({ body })) onClose()
  }

  return (
    <Dialog title={t.organisations.addTitle} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <ErrorSummary errors={errors} />
        <TextField {...field('name')} required />
        <Select
          {...field('kind')}
          empty={false}
          options={organisationKinds.map((value) => ({ value, label: t.kind[value] }))}
        />
        <AreaPicker {...field('area')} within={grant.area} required />
        <TextField {...field('phone')} optional />
        <TextField {...field('address')} optional />
        <Button type="submit" kind="primary" busy={busy}>
          {t.organisations.add}
        </Button>
      </form>
    </Dialog>
  )
}
