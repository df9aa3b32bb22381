import type { PoolClient } from 'pg'
import type { AreaLevel } from '#core/shared/area.ts'

export type FoundArea = { code: string; level: AreaLevel; name: string; children: number }

/** The area with everything above it, from the nation down; empty where the code is unknown. */
export async function findAreaPath(
  tx: PoolClient,
  code: string,
): Promise<{ code: string; level: AreaLevel; name: string }[]> {
  const { rows } = await tx.query({
    name: 'area-path',
    text: `select a.code, a.level, a.name from area t join area a
             on a.code in ('cn', t.province, t.city, t.county, t.township, t.code)
           where t.code = $1 order by case a.code when 'cn' then 0 else length(a.code) end`,
    values: [code],
  })
  return rows
}

/** Direct children in the order of the national list. */
export async function listChildAreas(tx: PoolClient, parent: string): Promise<FoundArea[]> {
  const { rows } = await tx.query({
    name: 'area-children',
    text: `select a.code, a.level, a.name, (select count(*)::int from area c where c.parent = a.code) as children
           from area a where a.parent = $1 order by a.sort, a.code`,
    values: [parent],
  })
  return rows
}

/**
 * Areas whose name contains the text, or whose pinyin or initials begin with it, inside `within` (`cn` = everywhere).
 * Names that begin with the text come first, then higher levels.
 */
export async function searchAreas(
  tx: PoolClient,
  find: { text: string; within: string; level: AreaLevel | undefined; limit: number },
): Promise<{ code: string; level: AreaLevel; name: string; path: string }[]> {
  const { rows } = await tx.query({
    name: 'area-search',
    text: `select a.code, a.level, a.name,
             (select string_agg(u.name, ' ' order by length(u.code)) from area u
               where u.code in (a.province, a.city, a.county, a.township) and u.code <> a.code) as path
           from area a
           where (strpos(a.name, $1) > 0 or starts_with(a.pinyin, $2) or strpos(a.pinyin, ' ' || $2) > 0)
             and ($3 = 'cn' or starts_with(a.code, $3)) and ($4::text is null or a.level = $4) and a.code <> 'cn'
           order by not starts_with(a.name, $1), length(a.code), a.sort, a.code limit $5`,
    values: [
      find.text,
      find.text.toLowerCase().replaceAll(' ', ''),
      find.within,
      find.level ?? null,
      find.limit,
    ],
  })
  return rows.map((row) => ({ ...row, path: row.path ?? '' }))
}

export async function areaNames(
  tx: PoolClient,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await tx.query<{ code: string; name: string }>({
    name: 'area-names',
    text: 'select code, name from area where code = any($1)',
    values: [codes],
  })
  return new Map(rows.map((r) => [r.code, r.name]))
}
