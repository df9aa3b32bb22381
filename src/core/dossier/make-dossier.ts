import { measureWords, stageWords } from '#core/case/case-words.ts'
import { type FormFile, standing } from '#core/forms/form-file.ts'
import { sayDay } from '#core/forms/paper-words.ts'
import { findField } from '#core/forms/vocabulary.ts'
import { type CheckedItem, checkFile, type Readable } from './check-file.ts'
import type { DossierPart, DossierPlan } from './dossier-plan.ts'
import { type ToldEntry, tellEntry } from './tell-entry.ts'

/** A paper in the file: what its line in the table of contents says. */
export type DossierPaper = {
  readonly form: string
  readonly name: string
  readonly number: string
  readonly on: string
  readonly issuer: string
  readonly void: boolean
  readonly signedCopies: number
}
export type DossierCopy = {
  readonly of: string
  readonly kind: string
  readonly size: string
  readonly on: string
}

/** The file of one case as it is printed, in words; nothing in it that the reader's role may not read. */
export type Dossier = {
  readonly cover: Readonly<
    Record<'fileNo' | 'name' | 'measure' | 'stage' | 'place' | 'station' | 'order' | 'term', string>
  >
  readonly checks: readonly CheckedItem[]
  readonly complete: boolean
  readonly parts: readonly {
    readonly title: string
    readonly facts: readonly { readonly label: string; readonly value: string }[]
    readonly table: {
      readonly heads: readonly string[]
      readonly widths: readonly string[]
      readonly rows: readonly (readonly string[])[]
    } | null
    readonly entries: readonly ToldEntry[]
  }[]
  readonly papers: readonly DossierPaper[]
  readonly copies: readonly DossierCopy[]
}

export function makeDossier(
  plan: DossierPlan,
  file: FormFile,
  papers: readonly DossierPaper[],
  copies: readonly DossierCopy[],
  readable: Readable,
): Dossier {
  const checks = checkFile(
    plan.checklist,
    file,
    papers.filter((paper) => !paper.void),
    readable,
  )
  return {
    cover: coverOf(file),
    checks,
    complete: checks.every(({ state }) => ['complete', 'notAsked', 'notShown'].includes(state)),
    parts: plan.parts.map((part) => partOf(part, file)).filter(hasSomething),
    papers,
    copies,
  }
}

function coverOf(file: FormFile): Dossier['cover'] {
  const { state, office, person } = file
  const say = (path: string) => textOf(path, file)
  return {
    fileNo: file.fileNo,
    name: person.name,
    measure: state.measure ? measureWords[state.measure].zh : '',
    stage: stageWords[state.stage].zh,
    place: office.place,
    station: office.station || office.township,
    order: say('order.documentNo'),
    term: [sayDay(state.term.startsOn), sayDay(state.term.endsOn)].filter(Boolean).join('至'),
  }
}

function partOf({ title, facts, table, entries }: DossierPart, file: FormFile): Dossier['parts'][number] {
  return {
    title: title.zh,
    facts: facts.flatMap((path) => {
      const value = textOf(path, file)
      return value === '' ? [] : [{ label: findField(path)?.label.zh ?? path, value }]
    }),
    table: table ? tableOf(table, file) : null,
    entries: entries.length > 0 ? standing(file, ...entries).map(tellEntry) : [],
  }
}

function tableOf({ field, columns }: NonNullable<DossierPart['table']>, file: FormFile) {
  const rows = findField(field)?.read(file)
  if (!Array.isArray(rows)) return null
  return {
    heads: columns.map(({ head }) => head),
    widths: columns.map(({ width }) => width ?? '1fr'),
    rows: rows.map((row) => columns.map(({ key }) => String(row[key] ?? ''))),
  }
}

function textOf(path: string, file: FormFile): string {
  const value = findField(path)?.read(file)
  return typeof value === 'string' ? value : ''
}

function hasSomething({ facts, table, entries }: Dossier['parts'][number]): boolean {
  return facts.length > 0 || table !== null || entries.length > 0
}
