/** What workers of the invented city write. Short, plain, and nothing that could be anyone's story. */
export const visitTexts: readonly string[] = [
  '上门走访，本人在家，精神状态平稳，近期按时作息，没有和旧友往来。',
  '到家中看望，家人反映近况良好，愿意继续配合。',
  '在其工作的店里见面，生意一般，情绪稳定，提醒下次检测时间。',
  '走访时本人正在做饭，聊了孩子上学的事，表示会珍惜现在的生活。',
  '雨天上门，房屋有渗水，已联系社区帮助报修。',
  '本人近期换了住处，已核对新地址和电话。',
  '与家属一同谈了近期的开支和还款计划，家庭关系有所缓和。',
  '本人略显疲惫，说夜班较多，建议调整作息并约了下次谈话。',
]
export const talkTexts: readonly string[] = [
  '谈近期的想法和压力来源，本人能说出容易动摇的时刻和应对办法。',
  '回顾这一阶段的目标，本人认为按时检测让自己更踏实。',
  '谈求职进展，已投三份简历，约好一起去招聘会。',
  '谈与父母的相处，练习了不争吵的说法。',
  '本人主动提到有旧友联系，已拒绝并删除联系方式。',
  '说明协议内容和请假的办法，本人没有异议。',
  '谈睡眠问题，建议到社区卫生服务中心就诊。',
]
export const serviceTexts: Readonly<Record<string, string>> = {
  counselling: '个别心理疏导一次，约五十分钟。',
  cbt: '认知行为练习：识别高危情境，完成作业单。',
  familyWork: '家庭会谈，商量分工和支持办法。',
  selfManagement: '制定一周作息表和应急卡。',
  socialSkills: '拒绝邀约的角色练习。',
  medicalGuidance: '社区医生做康复指导，测血压，问睡眠和用药。',
  skillsTraining: '参加面点技能培训一天。',
  jobGuidance: '帮助修改简历，介绍用工信息。',
  jobAid: '联系社区公益岗位，已面试。',
  schoolAid: '协助办理子女入学材料。',
  relief: '协助申请临时救助。',
  legalAid: '联系法律援助，咨询劳动合同纠纷。',
  education: '学习禁毒法和戒毒条例的有关规定。',
  groupSession: '参加同伴小组活动，主题是“这一周我做到的三件事”。',
  other: '陪同办理身份证换领。',
}
export const leaveReasons: readonly (readonly [string, string])[] = [
  ['外省老家', '看望生病的老人'],
  ['邻市工地', '短期务工'],
  ['省城医院', '陪家人看病'],
  ['外省', '参加亲戚婚礼'],
  ['邻市', '参加技能培训'],
]
export const needs: readonly string[] = [
  '就业困难',
  '家庭关系紧张',
  '睡眠不好',
  '住房不稳定',
  '缺少社会支持',
  '债务压力',
]
export const goals: readonly string[] = [
  '三个月内稳定就业',
  '按时检测不缺次',
  '与家人每周一次长谈',
  '规律作息',
  '参加一项技能培训',
]
export const referralNeeds: readonly (readonly [string, string])[] = [
  ['人力资源服务中心', '就业指导和岗位推荐'],
  ['社区卫生服务中心', '睡眠障碍就诊'],
  ['民政办', '临时救助'],
  ['法律援助站', '劳动合同纠纷咨询'],
  ['职业技能培训学校', '面点师培训'],
]
export const lostReasons: readonly string[] = [
  '电话停机，上门三次无人，家属不知去向。',
  '已搬离住处，房东说上月退租，电话无人接听。',
  '多次约见未到，手机关机，正与民警一同查找。',
]
