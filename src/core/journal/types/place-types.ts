import { z } from 'zod'
import { taskKinds } from '#core/handover/task-kinds.ts'
import { caseStaff, define, id, office, text, texts } from '#core/journal/entry-type.ts'
import { AreaCode } from '#core/shared/area.ts'
import { PlainDate } from '#core/shared/plain-date.ts'

/** `change` names the asked move; where it is left out, the newest one is meant. */
const handover = { to: text.optional(), reason: text.optional(), change: id.optional() }
const ofChange = { change: ['placeChangeAsked'] }
const ofEntrustment = { entrustment: ['entrusted'] }

export const placeTypes = [
  define('placeChangeAsked', {
    family: 'place',
    title: { zh: '申请变更执行地', en: 'Change of place asked' },
    writers: [...caseStaff, 'person'],
    secret: ['reason'],
    data: { to: AreaCode, reason: text, changedOn: PlainDate },
  }),
  define('fileSent', {
    family: 'place',
    title: { zh: '移送材料', en: 'File sent' },
    writers: office,
    secret: ['reason'],
    refers: { ...ofChange, after: ['fileRefused'] },
    // `after`: the refusal that it answers, which may be of the same day.
    data: { ...handover, items: texts.optional(), after: id.optional() },
  }),
  define('fileAccepted', {
    family: 'place',
    title: { zh: '接收材料', en: 'File accepted' },
    writers: office,
    secret: ['reason'],
    refers: ofChange,
    // Who takes over is named in the same act: no day without a responsible office and a worker.
    data: { ...handover, station: id.optional(), worker: id.optional() },
  }),
  define('fileRefused', {
    family: 'place',
    title: { zh: '退回材料', en: 'File refused' },
    writers: office,
    secret: ['reason'],
    refers: ofChange,
    data: handover,
  }),
  define('entrusted', {
    family: 'place',
    title: { zh: '委托异地管理', en: 'Daily work entrusted' },
    writers: office,
    secret: ['address'],
    data: {
      to: text,
      tasks: texts,
      station: id.optional(),
      area: AreaCode.optional(),
      kinds: z.array(z.enum(taskKinds)).min(1).optional(),
      lastDay: PlainDate.optional(),
      address: text.optional(),
    },
  }),
  define('entrustmentAccepted', {
    family: 'place',
    title: { zh: '接受委托', en: 'Entrustment accepted' },
    writers: office,
    refers: ofEntrustment,
    data: { entrustment: id, worker: id },
  }),
  define('entrustmentRefused', {
    family: 'place',
    title: { zh: '不接受委托', en: 'Entrustment declined' },
    writers: office,
    secret: ['reason'],
    refers: ofEntrustment,
    data: { entrustment: id, reason: text },
  }),
  define('entrustmentEnded', {
    family: 'place',
    title: { zh: '委托结束', en: 'Entrustment ended' },
    writers: office,
    secret: ['reason'],
    refers: ofEntrustment,
    data: {
      to: text.optional(),
      tasks: texts.optional(),
      entrustment: id.optional(),
      reason: text.optional(),
    },
  }),
]
