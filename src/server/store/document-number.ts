import type { PoolClient } from 'pg'

/**
 * The next number of an office, kind and year. Writers of the same series queue at its row until the one before commits
 * or gives the number back, so there is neither a gap nor a double.
 */
export async function takeDocumentNumber(
  tx: PoolClient,
  series: { readonly region: string; readonly org: string; readonly kind: string; readonly year: number },
): Promise<number> {
  const { rows } = await tx.query<{ last_no: number }>({
    name: 'document-number',
    text: `insert into document_number as n (region, org, kind, year, last_no) values ($1, $2, $3, $4, 1)
      on conflict (region, org, kind, year) do update set last_no = n.last_no + 1
      returning last_no`,
    values: [series.region, series.org, series.kind, series.year],
  })
  const taken = rows[0]?.last_no
  if (taken === undefined) throw new Error('no document number came back')
  return taken
}
