import { projectEntry } from '#core/access/project-entry.ts'
import { replay } from '#core/case/replay.ts'
import { fits, versionAt } from '#core/forms/find-form.ts'
import type { Form, FormVersion } from '#core/forms/form.ts'
import { type FormFile, standing } from '#core/forms/form-file.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { Context, SessionUser } from '#server/http/context.ts'
import { notFound, refused } from '#server/http/problem.ts'
import { wordsOfRelease } from '#server/release/words-of-release.ts'
import { loadFormOffice } from '#server/store/document-office.ts'
import { loadJournal } from '#server/store/journal-store.ts'
import { type CaseKey, openCase } from '#server/store/open-case.ts'
import { findIdentity } from '#server/store/person-identity.ts'
import { drawnFor } from './drawn-for.ts'
import { readForms } from './read-forms.ts'

type Reads = Pick<Context, 'tx' | 'services' | 'user' | 'today' | 'policies'>

/** One case as its papers see it, in what the writer's role may read of it. */
export async function openFormFile(key: CaseKey, context: Reads): Promise<{ file: FormFile; seq: number }> {
  const { tx, services, user, today, policies } = context
  const journal = await loadJournal(tx, services.vault, key.region, key.caseId)
  const person = await findIdentity(tx, services.vault, key.region, key.personId)
  if (!person) throw notFound()
  const state = replay(journal, policies, today)
  const entries = journal.flatMap((entry) => readBy(entry, user))
  const codes = entries.flatMap((e) => (e.type === 'placeChangeAsked' ? [String(e.data['to'])] : []))
  const around = await loadFormOffice(tx, key, user.grant.org, codes)
  const policy = policies.at(state.executionPlace ?? key.township ?? key.region)
  const office = { ...around.office, issuer: around.office.issuer || around.office.township }
  const agreement = await drawnFor(context, key, { place: state.executionPlace, journal })
  const release = await wordsOfRelease(context, key)
  const drawn = release
    ? { plan: agreement?.plan ?? null, words: { ...agreement?.words, ...release } }
    : agreement
  const file = {
    fileNo: key.fileNo,
    today,
    person,
    state,
    entries,
    policy,
    office,
    areas: around.areas,
    drawn,
  }
  return { file, seq: journal.length }
}

export type OpenForm = {
  readonly key: CaseKey
  readonly form: Form
  readonly version: FormVersion
  readonly file: FormFile
  readonly seq: number
  /** Entries that the paper may be about, newest first. */
  readonly subjects: readonly Entry[]
}

/** The form for a case that the writer may see. 404 for a form that is not there or not theirs, 422 where it does not fit. */
export async function openForm(
  context: Reads,
  asked: { readonly caseId: string; readonly form: string; readonly about?: string | undefined },
  open: (tx: Context['tx'], caseId: string) => Promise<CaseKey> = openCase,
): Promise<OpenForm> {
  const key = await open(context.tx, asked.caseId)
  const form = readForms().find(asked.form)
  if (!form?.makers.includes(context.user.role)) throw notFound()
  const { file, seq } = await openFormFile(key, context)
  const version = versionAt(form, placeOf(file, key), context.today)
  if (!version || !fits(form, file.state, file.entries, context.user.role)) throw notFitting()
  const subjects = [...standing(file, ...(form.about ?? []))].reverse()
  const about = asked.about ? subjects.find((e) => e.id === asked.about) : subjects[0]
  if (asked.about && !about) throw notFound()
  return { key, form, version, file: { ...file, about }, seq, subjects }
}

/** Where the case is executed: the area that decides which variant of a form holds. */
export function placeOf(file: FormFile, key: CaseKey): string {
  return file.state.executionPlace ?? key.township ?? key.region
}

function readBy(entry: Entry, user: SessionUser): Entry[] {
  const own = entry.by?.user === user.id
  const seen = projectEntry({ type: entry.type, data: entry.data, own }, user.role)
  return seen ? [{ ...entry, data: { ...seen.data } }] : []
}

function notFitting() {
  return refused([
    {
      code: 'formNotFitting',
      says: {
        zh: '按本案目前的状态，不制作这种文书。',
        en: 'As the case stands, this paper is not made.',
      },
    },
  ])
}
