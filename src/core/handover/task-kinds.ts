import type { DutyKind } from '#core/case/case-state.ts'
import type { Words } from '#core/shared/decision.ts'

/** What of the daily work another station can be asked to do (异地委托): a closed list, so that rights follow from it. */
export const taskKinds = ['test', 'visit', 'talk', 'service', 'escort'] as const
export type TaskKind = (typeof taskKinds)[number]

type Task = {
  readonly words: Words
  /** Entries that the entrusted worker writes for it. */
  readonly records: readonly string[]
  /** Duties of the case that it serves; they stand in that worker's day. */
  readonly duties: readonly DutyKind[]
}

const tasks: Readonly<Record<TaskKind, Task>> = {
  test: {
    words: { zh: '检测', en: 'tests' },
    records: ['testNotified', 'testNoticeServed', 'testTaken', 'testRefused', 'testNotReached'],
    duties: ['test'],
  },
  visit: {
    words: { zh: '走访', en: 'visits' },
    records: ['visitMade'],
    duties: ['visit', 'firstHomeVisit', 'followUp'],
  },
  talk: { words: { zh: '谈话', en: 'talks' }, records: ['talkHeld'], duties: ['talk'] },
  service: {
    words: { zh: '帮扶服务', en: 'services' },
    records: ['serviceGiven'],
    duties: ['medicalGuidance'],
  },
  escort: { words: { zh: '陪同办理手续', en: 'going along to sign papers' }, records: [], duties: [] },
}

/** Whoever sees a person for any task says when the person is lost or found, and may leave a note. */
const always = ['contactLost', 'contactRestored', 'note']

export function isTaskKind(text: string): text is TaskKind {
  return taskKinds.some((kind) => kind === text)
}

export function wordsOfTask(kind: TaskKind): Words {
  return tasks[kind].words
}

/** Entry types that the entrusted worker may write; nothing that decides, accuses or ends. */
export function recordsOfTasks(kinds: readonly TaskKind[]): readonly string[] {
  return [...kinds.flatMap((kind) => tasks[kind].records), ...always]
}

export function dutiesOfTasks(kinds: readonly TaskKind[]): readonly DutyKind[] {
  return kinds.flatMap((kind) => tasks[kind].duties)
}
