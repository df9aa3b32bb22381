import { caseStaff, define, office, text, texts } from '#core/journal/entry-type.ts'
import { AreaCode } from '#core/shared/area.ts'
import { PlainDate } from '#core/shared/plain-date.ts'

const handover = { to: text.optional(), reason: text.optional() }

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
    data: handover,
  }),
  define('fileAccepted', {
    family: 'place',
    title: { zh: '接收材料', en: 'File accepted' },
    writers: office,
    secret: ['reason'],
    data: handover,
  }),
  define('fileRefused', {
    family: 'place',
    title: { zh: '退回材料', en: 'File refused' },
    writers: office,
    secret: ['reason'],
    data: handover,
  }),
  define('entrusted', {
    family: 'place',
    title: { zh: '委托异地管理', en: 'Daily work entrusted' },
    writers: office,
    data: { to: text, tasks: texts },
  }),
  define('entrustmentEnded', {
    family: 'place',
    title: { zh: '委托结束', en: 'Entrustment ended' },
    writers: office,
    data: { to: text.optional(), tasks: texts.optional() },
  }),
]
