import type { Words } from '#core/shared/decision.ts'

export type ColumnKind = 'text' | 'date' | 'id' | 'place' | 'choice' | 'number'

/**
 * A column that an order list may have. `names` are the headings seen in police lists and in the national platform's
 * field families (law.md §2.1); what stands in no list here is not read and not stored.
 */
export type Column = {
  readonly key: string
  readonly title: Words
  readonly kind: ColumnKind
  readonly names: readonly string[]
  readonly required?: boolean
  readonly example: string
}

export const columns = [
  column(
    'name',
    '姓名',
    'Name',
    'text',
    '姓名 人员姓名 被决定人 被责令人 戒毒人员姓名 戒毒人员 name',
    '张三',
    true,
  ),
  column('sex', '性别', 'Sex', 'choice', '性别 sex gender', '男'),
  column(
    'idKind',
    '证件种类',
    'Kind of document',
    'choice',
    '证件种类 证件类型 身份证件种类 idtype',
    '居民身份证',
  ),
  column(
    'idNumber',
    '身份证号',
    'ID number',
    'id',
    '身份证号 身份证号码 公民身份号码 公民身份证号码 居民身份证号码 证件号码 证件号 身份证件号码 身份证 idnumber id',
    '110101190001010000',
    true,
  ),
  column(
    'birthDate',
    '出生日期',
    'Date of birth',
    'date',
    '出生日期 出生年月日 出生年月 生日 birthdate',
    '1990-01-01',
  ),
  column(
    'phone',
    '联系电话',
    'Phone',
    'text',
    '联系电话 电话 手机 手机号 手机号码 联系方式 电话号码 本人电话 phone',
    '10000000000',
  ),
  column(
    'hukouPlace',
    '户籍地区划',
    'Household registration: area',
    'place',
    '户籍地区划 户籍地 户籍所在地 户籍地行政区划 户籍区划 户籍所在地区划 hukouplace',
    '',
  ),
  column(
    'hukouAddress',
    '户籍地详址',
    'Household registration: address',
    'text',
    '户籍地详址 户籍详址 户籍地址 户籍地详细地址 户籍所在地详址 户籍所在地详细地址 hukouaddress',
    '',
  ),
  column(
    'hukouPolice',
    '户籍地派出所',
    'Household registration: police station',
    'text',
    '户籍地派出所 户籍派出所 户籍所在地派出所 hukoupolice',
    '',
  ),
  column(
    'residencePlace',
    '现居住地区划',
    'Residence: area',
    'place',
    '现居住地区划 居住地区划 现居住地 居住地 现住地 实际居住地 现居地 residenceplace',
    '',
  ),
  column(
    'residenceAddress',
    '现居住地详址',
    'Residence: address',
    'text',
    '现居住地详址 居住地详址 现住址 居住地址 现居住地址 实际居住地址 家庭住址 现居住地详细地址 residenceaddress',
    '',
  ),
  column(
    'residencePolice',
    '居住地派出所',
    'Residence: police station',
    'text',
    '居住地派出所 现居住地派出所 现住地派出所 管辖派出所 residencepolice',
    '',
  ),
  column(
    'measure',
    '措施',
    'Measure',
    'choice',
    '措施 措施种类 决定措施 戒毒措施 措施类型 决定种类 决定类型 管控类型 戒毒类型 责令类型 measure',
    '社区戒毒',
  ),
  column(
    'documentNo',
    '决定书文号',
    'Document number',
    'text',
    '决定书文号 决定书编号 文号 决定书号 法律文书号 文书编号 文书号 责令决定书文号 责令社区戒毒决定书文号 责令社区康复决定书文号 documentno',
    '同公社戒决字〔2025〕1号',
    true,
  ),
  column(
    'organ',
    '决定机关',
    'Deciding organ',
    'text',
    '决定机关 决定单位 作出决定机关 作出决定单位 办案单位 处置单位 organ',
    '同行市公安局',
    true,
  ),
  column(
    'organLevel',
    '决定机关级别',
    'Level of the organ',
    'choice',
    '决定机关级别 机关级别 organlevel',
    '县级',
  ),
  column(
    'decidedOn',
    '决定日期',
    'Decided on',
    'date',
    '决定日期 决定时间 决定书日期 作出决定日期 责令日期 处置日期 发文日期 decidedon',
    '2025-03-01',
    true,
  ),
  column(
    'servedOn',
    '送达日期',
    'Served on',
    'date',
    '送达日期 送达时间 本人送达日期 签收日期 收到日期 宣布日期 servedon',
    '2025-03-03',
  ),
  column('servedWay', '送达方式', 'Way of service', 'choice', '送达方式 送达途径 servedway', '直接送达'),
  column(
    'familyServedOn',
    '家属送达日期',
    'Served on the family on',
    'date',
    '家属送达日期 送达家属日期 家属签收日期 familyservedon',
    '',
  ),
  column(
    'termMonths',
    '期限(月)',
    'Term (months)',
    'number',
    '期限 期限月 期限月数 执行期限 决定期限 社区戒毒期限 社区康复期限 戒毒期限 termmonths',
    '36',
  ),
  column(
    'statedFrom',
    '期限起',
    'Term from',
    'date',
    '期限起 起始日期 开始日期 期限起始日期 执行起始日期 期限开始 期限自 起始时间 期限起日 statedfrom',
    '',
  ),
  column(
    'statedTo',
    '期限止',
    'Term to',
    'date',
    '期限止 截止日期 终止日期 期限截止日期 执行截止日期 结束日期 期限至 期限结束 截止时间 期限止日 statedto',
    '',
  ),
  column(
    'creditDays',
    '折抵天数',
    'Days credited',
    'number',
    '折抵天数 折抵日数 折抵期限 折抵 折抵天 creditdays',
    '',
  ),
  column(
    'executionPlace',
    '执行地',
    'Place of execution',
    'place',
    '执行地 执行地点 执行单位 执行地乡镇街道 执行乡镇街道 乡镇街道 责令执行地 执行社区 接收单位 接收地区 执行地区划 社区戒毒康复执行地 executionplace',
    '',
  ),
  column(
    'venue',
    '执行地类型',
    'Kind of place',
    'choice',
    '执行地类型 执行地性质 执行地种类 venue',
    '户籍所在地',
  ),
  column(
    'releasedOn',
    '出所日期',
    'Released on',
    'date',
    '出所日期 出所时间 解除强戒日期 解除强制隔离戒毒日期 强戒出所日期 解戒日期 releasedon',
    '',
  ),
] as const satisfies readonly Column[]

export type ColumnKey =
  | 'name'
  | 'sex'
  | 'idKind'
  | 'idNumber'
  | 'birthDate'
  | 'phone'
  | 'hukouPlace'
  | 'hukouAddress'
  | 'hukouPolice'
  | 'residencePlace'
  | 'residenceAddress'
  | 'residencePolice'
  | 'measure'
  | 'documentNo'
  | 'organ'
  | 'organLevel'
  | 'decidedOn'
  | 'servedOn'
  | 'servedWay'
  | 'familyServedOn'
  | 'termMonths'
  | 'statedFrom'
  | 'statedTo'
  | 'creditDays'
  | 'executionPlace'
  | 'venue'
  | 'releasedOn'

function column(
  key: ColumnKey,
  zh: string,
  en: string,
  kind: ColumnKind,
  names: string,
  example: string,
  required = false,
): Column & { readonly key: ColumnKey } {
  return { key, title: { zh, en }, kind, names: names.split(' '), required, example }
}
