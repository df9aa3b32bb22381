import type { z } from 'zod'
import type { listPremises, MoneyRow, showBudget } from '#contract/means-contract.ts'
import type { tableStandards } from '#contract/standard-contract.ts'
import { sayYuan } from '#core/oversight/money.ts'

type Language = 'zh' | 'en'
type Budget = z.input<typeof showBudget.reply>
type Places = z.input<typeof listPremises.reply>
type Standards = z.input<typeof tableStandards.reply>

const w = {
  money: { zh: '经费', en: 'Money' },
  lines: { zh: '本级明细', en: 'Own lines' },
  places: { zh: '场所', en: 'Premises' },
  area: { zh: '地区', en: 'Area' },
  planned: { zh: '预算（元）', en: 'Planned (yuan)' },
  paid: { zh: '支付（元）', en: 'Paid (yuan)' },
  rate: { zh: '支付进度', en: 'Paid of planned' },
  people: { zh: '执行人数', en: 'People' },
  perPerson: { zh: '人均支付（元）', en: 'Paid per person (yuan)' },
  hidden: { zh: '不显示', en: 'not shown' },
  own: { zh: '本级', en: 'Own office' },
  sum: { zh: '合计', en: 'Sum' },
  name: { zh: '名称', en: 'Name' },
  kind: { zh: '类型', en: 'Kind' },
  address: { zh: '地址', en: 'Address' },
  size: { zh: '面积（平方米）', en: 'Square metres' },
  lacks: { zh: '缺口', en: 'Lacks' },
  day: { zh: '日期', en: 'Day' },
  source: { zh: '来源', en: 'Source' },
  purpose: { zh: '用途', en: 'Purpose' },
  what: { zh: '预算／支付', en: 'Planned or paid' },
  amount: { zh: '金额（元）', en: 'Amount (yuan)' },
  note: { zh: '说明', en: 'Note' },
  townships: { zh: '乡镇街道', en: 'Townships' },
  known: { zh: '已申报', en: 'Declared' },
  complete: { zh: '七有齐全', en: 'All seven' },
  haves: { zh: '七有', en: 'Seven haves' },
} as const

export function standardTables(page: Standards, l: Language) {
  const head = [w.area[l], w.townships[l], w.known[l], w.complete[l], ...page.haves.map((h) => h.title[l])]
  const row = (one: Standards['whole'], name: string) => [
    name,
    ...[one.townships, one.known, one.complete].map(String),
    ...page.haves.map((h) => String(one.items[h.key]?.yes ?? 0)),
  ]
  return [
    {
      name: w.haves[l],
      rows: [
        [page.area.name, page.source.source],
        head,
        ...page.below.map((one) => row(one, one.area.name)),
        row(page.whole, w.sum[l]),
      ],
    },
  ]
}

export function meansTables(page: Budget, places: Places, l: Language) {
  const title = (list: Budget['kinds'], key: string) => list.find((one) => one.key === key)?.title[l] ?? key
  const money = (one: MoneyRow, name: string, own = false) => [
    name,
    sayYuan(one.planned),
    sayYuan(one.paid),
    one.planned > 0 ? `${Math.round((one.paid / one.planned) * 1000) / 10}%` : '',
    own ? '' : one.people === null ? w.hidden[l] : String(one.people),
    one.perPerson === null ? '' : sayYuan(one.perPerson),
  ]
  const shared = (places.rooms as Budget['kinds']).concat(places.functions)
  return [
    {
      name: w.money[l],
      rows: [
        [page.area.name, String(page.year)],
        [w.area[l], w.planned[l], w.paid[l], w.rate[l], w.people[l], w.perPerson[l]],
        money(page.own, w.own[l], true),
        ...page.below.map((one) => money(one, one.area.name)),
        money(page.whole, w.sum[l]),
      ],
    },
    {
      name: w.lines[l],
      rows: [
        [page.area.name, String(page.year)],
        [w.day[l], w.what[l], w.source[l], w.purpose[l], w.amount[l], w.note[l]],
        ...page.lines.map((line) => [
          line.on,
          w[line.what][l],
          title(page.sources, line.source),
          title(page.kinds, line.kind),
          sayYuan(line.fen),
          line.note,
        ]),
      ],
    },
    {
      name: w.places[l],
      rows: [
        [places.area.name],
        [w.area[l], w.name[l], w.address[l], w.size[l], w.lacks[l]],
        ...places.premises.map((one) => [
          one.area.name,
          one.name,
          one.address,
          String(one.squareMetres),
          one.lacks.map((key) => title(shared, key)).join(l === 'zh' ? '、' : ', '),
        ]),
      ],
    },
  ]
}
