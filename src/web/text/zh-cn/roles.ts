import type { Confidentiality, Purpose, Role } from '#core/access/roles.ts'

export const roles = {
  role: {
    worker: '社工 / 专职人员',
    stationHead: '站长',
    townshipOffice: '社戒社康办',
    narcoticsOffice: '禁毒办',
    policeLiaison: '公安联络民警',
    clinic: '医务人员',
    partner: '协作单位',
    volunteer: '志愿者',
    gridMember: '网格员',
    provider: '承接机构',
    evaluator: '第三方评估',
    person: '服务对象',
    auditor: '审计员',
    securityAdmin: '安全管理员',
    systemAdmin: '系统管理员',
  } satisfies Record<Role, string>,
  purpose: {
    casework: '个案工作',
    supervision: '督导',
    orderIntake: '接收决定书',
    policeNotice: '公安通报',
    statistics: '统计',
    administration: '管理',
    audit: '审计',
    ownFile: '本人查阅',
    public: '公开',
  } satisfies Record<Purpose, string>,
  confidentiality: {
    C0: '公开',
    C1: '内部',
    C2: '身份信息',
    C3: '状态与检测',
    C4: '咨询、健康与家庭',
  } satisfies Record<Confidentiality, string>,
}
