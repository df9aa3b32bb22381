import { plainHeading } from '#core/orders/find-column.ts'
import type { Words } from '#core/shared/decision.ts'

/** A list from outside: of people about to leave a facility, or of people to look for. */
export const rosterKinds = ['release', 'screening'] as const
export type RosterKind = (typeof rosterKinds)[number]

type Column = {
  readonly key: string
  readonly title: Words
  readonly of: readonly RosterKind[]
  /** Headings under which lists have it; a heading that stands nowhere here is not read and not kept. */
  readonly names: string
  readonly required?: boolean
  readonly example: string
  readonly offered?: readonly string[]
}

const both = rosterKinds
const release = ['release'] as const
const passes = ['合格', '不合格']

export const rosterColumns = [
  {
    key: 'name',
    title: { zh: '姓名', en: 'Name' },
    of: both,
    names: '人员姓名 戒毒人员姓名 戒毒人员 学员姓名 name',
    required: true,
    example: '张三',
  },
  {
    key: 'sex',
    title: { zh: '性别', en: 'Sex' },
    of: release,
    names: 'sex',
    example: '男',
    offered: ['男', '女'],
  },
  {
    key: 'idNumber',
    title: { zh: '身份证号', en: 'ID number' },
    of: both,
    names: '身份证号码 公民身份号码 居民身份证号码 证件号码 证件号 身份证 idnumber id',
    required: true,
    example: '110101190001010000',
  },
  {
    key: 'birthDate',
    title: { zh: '出生日期', en: 'Date of birth' },
    of: release,
    names: '出生年月日 birthdate',
    example: '1990-01-01',
  },
  {
    key: 'phone',
    title: { zh: '联系电话', en: 'Phone' },
    of: both,
    names: '电话 手机 手机号 手机号码 联系方式 phone',
    example: '10000000000',
  },
  {
    key: 'address',
    title: { zh: '出所后住址', en: 'Address after release' },
    of: both,
    names: '住址 地址 现住址 现居住地 现居住地详址 居住地址 户籍地详址 户籍地址 家庭住址 address',
    example: '',
  },
  {
    key: 'township',
    title: { zh: '乡镇(街道)', en: 'Township' },
    of: both,
    names:
      '乡镇 街道 乡镇街道 所属乡镇 所属街道 接收乡镇 接收街道 接收乡镇街道 接收单位 执行地 户籍地 户籍地区划 现居住地区划 township',
    required: true,
    example: '',
  },
  {
    key: 'facility',
    title: { zh: '戒毒场所', en: 'Facility' },
    of: release,
    names: '场所 所在场所 场所名称 强制隔离戒毒所 戒毒所 所内 facility',
    required: true,
    example: '某某强制隔离戒毒所',
  },
  {
    key: 'facilityContact',
    title: { zh: '场所联系人电话', en: 'Contact at the facility' },
    of: release,
    names: '场所联系人 场所联系电话 管教 管教民警 facilitycontact',
    example: '',
  },
  {
    key: 'documentNo',
    title: { zh: '强制隔离戒毒决定书文号', en: 'Isolation order no.' },
    of: release,
    names: '决定书文号 文号 强戒决定书文号 决定书编号 documentno',
    example: '某公强戒决字〔2024〕1号',
  },
  {
    key: 'enteredReason',
    title: { zh: '入所原因', en: 'Why entered' },
    of: release,
    names: '入所类型 enteredreason',
    example: '强制隔离戒毒',
    offered: ['强制隔离戒毒', '自愿戒毒', '戒毒康复', '行政拘留', '刑事拘留', '逮捕'],
  },
  {
    key: 'releaseReason',
    title: { zh: '出所原因', en: 'Why released' },
    of: release,
    names: '出所类型 解除原因 releasereason',
    example: '解除强戒责令社康',
    offered: [
      '解除强戒责令社康',
      '强戒变社戒',
      '结束自愿',
      '离开康复场所',
      '拘留后责令社戒',
      '行政拘留释放',
      '拘留释放',
      '逮捕释放',
      '转拘留',
      '转逮捕',
      '转监管',
      '伤病出所',
      '分流转所',
      '其他',
    ],
  },
  {
    key: 'releaseOn',
    title: { zh: '出所日期', en: 'Day of release' },
    of: release,
    names: '预计出所日期 拟出所日期 解除日期 解除强制隔离戒毒日期 释放日期 到期日期 出所时间 releaseon',
    required: true,
    example: '2025-03-05',
  },
  {
    key: 'expected',
    title: { zh: '拟接续措施', en: 'Measure expected' },
    of: release,
    names: '后续措施 接续措施 拟责令措施 措施 expected',
    example: '社区康复',
    offered: ['社区康复', '社区戒毒', '无', '未定'],
  },
  {
    key: 'receiver',
    title: { zh: '接收人', en: 'Received by' },
    of: release,
    names: '接收单位接收人 家属 家属姓名 联系人 receiver',
    example: '',
  },
  {
    key: 'receiverPhone',
    title: { zh: '接收人电话', en: 'Phone of the receiver' },
    of: release,
    names: '家属电话 家属联系电话 联系人电话 receiverphone',
    example: '',
  },
  {
    key: 'physical',
    title: { zh: '生理脱毒', en: 'Physical detox' },
    of: release,
    names: '生理脱毒评估 physical',
    example: '合格',
    offered: passes,
  },
  {
    key: 'mindBody',
    title: { zh: '身心康复', en: 'Recovery of mind and body' },
    of: release,
    names: '身心康复评估 mindbody',
    example: '合格',
    offered: passes,
  },
  {
    key: 'behaviour',
    title: { zh: '行为表现', en: 'Behaviour' },
    of: release,
    names: '行为表现评估 behaviour',
    example: '合格',
    offered: passes,
  },
  {
    key: 'environment',
    title: { zh: '社会环境与适应能力', en: 'Social environment and adaptation' },
    of: release,
    names: '社会环境 社会环境适应能力 社会环境评估 environment',
    example: '良好',
    offered: ['良好', '一般'],
  },
  {
    key: 'remark',
    title: { zh: '排查说明', en: 'Remark' },
    of: ['screening'],
    names: '说明 情况说明 备注 remark',
    example: '',
  },
] as const satisfies readonly Column[]

export type RosterColumn = (typeof rosterColumns)[number]['key']

export function columnsOf(kind: RosterKind): readonly (Column & { readonly key: RosterColumn })[] {
  return rosterColumns.filter((c) => (c.of as readonly RosterKind[]).includes(kind))
}

export function rosterTitle(key: RosterColumn): Words {
  return rosterColumns.find((c) => c.key === key)?.title ?? { zh: key, en: key }
}

/** The column that a heading means in a list of this kind. */
export function rosterColumn(kind: RosterKind, heading: string): RosterColumn | undefined {
  const plain = plainHeading(heading)
  if (plain === '') return undefined
  return columnsOf(kind).find((c) =>
    [c.title.zh, c.title.en, ...c.names.split(' ')].some((n) => plainHeading(n) === plain),
  )?.key
}
