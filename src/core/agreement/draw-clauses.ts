import type { Measure } from '#core/case/case-state.ts'
import { sayNumber } from '#core/forms/paper-words.ts'
import { findRule, type Policy } from '#core/policy/policy.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { AgreementClause } from './clause.ts'
import type { PlanService } from './draft-content.ts'
import { type AgreementPart, agreementParts } from './plan-kinds.ts'
import { sayService } from './plan-words.ts'

/** What an agreement is drawn from. */
export type DrawnFrom = {
  readonly measure: Measure
  readonly policy: Policy
  readonly today: PlainDate
  /** 县（市、区） whose border counts for leave. */
  readonly county: string
  /** 第一年12次，第二年6次 …, as the police required or the pack has it; empty where neither does. */
  readonly tests: string
  readonly services: readonly PlanService[]
  readonly isFemale: boolean
  readonly guardian: boolean
}

type Draw = (key: string, text: string, clause: string) => AgreementClause
const of =
  (part: AgreementPart, statutory: boolean): Draw =>
  (key, text, clause) => ({ part, key, text, statutory, clause, addition: null, changed: false })

/** The contents that the law or the place asks for: without a clause in each of them it is no agreement. */
export function requiredParts(
  policy: Policy,
  today: PlainDate,
): { readonly parts: readonly AgreementPart[]; readonly clause: string } {
  const local = findRule<readonly string[]>(policy, 'agreement.localContents', today)
  const nation = findRule<readonly string[]>(policy, 'agreement.contents', today)
  const asked = new Set(
    [...(nation?.value ?? []), ...(local?.value ?? [])].map((p) =>
      p === 'workGroupDuties' ? 'groupDuties' : p,
    ),
  )
  return {
    parts: agreementParts.filter((p) => asked.has(p)),
    clause: local?.clause ?? nation?.clause ?? 'jdtl-16',
  }
}

/** The agreement as law, pack and plan propose it; what the writer changes is laid over it by `applyChanges`. */
export function drawClauses(from: DrawnFrom): readonly AgreementClause[] {
  return [
    ...measures(from),
    ...rules(from),
    ...liability(from),
    ...rights(from),
    ...groupDuties(),
    ...others(from),
  ]
}

function measures({ measure, services, policy, today }: DrawnFrom): readonly AgreementClause[] {
  const law = of('measures', true)
  const plan = of('measures', false)
  const visits = findRule<number>(policy, 'visit.perMonth', today)
  return [
    measure === 'communityRehab'
      ? law(
          'help',
          '甲方为乙方提供必要的心理治疗和辅导、职业技能培训、职业指导以及就学、就业、就医援助。',
          'jdtl-39',
        )
      : law(
          'help',
          '甲方和工作小组对乙方采取戒毒知识辅导，教育、劝诫，职业技能培训，职业指导，就学、就业、就医援助，以及帮助其戒除毒瘾的其他措施。',
          'jdtl-18',
        ),
    ...services.map((s, i) => plan(`service-${i}`, sayService(s), 'jdtl-15')),
    ...(visits && visits.value > 0
      ? [
          plan(
            'visits',
            `工作小组每月走访或者谈话${visits.value === 2 ? '两' : sayNumber(visits.value)}次，尽量约定时间，不影响乙方工作和生活。`,
            visits.clause,
          ),
        ]
      : []),
  ]
}

function rules({ measure, policy, today, county, tests }: DrawnFrom): readonly AgreementClause[] {
  const law = of('rules', true)
  const leave = findRule<number>(policy, 'leave.reportThresholdDays', today)
  const name = measure === 'communityRehab' ? '社区康复' : '社区戒毒'
  return [
    law('keep', `履行${name}协议。`, 'jdtl-19-1'),
    law('tests', `根据公安机关的要求，定期接受检测${tests ? `（现行安排：${tests}）` : ''}。`, 'jdtl-19-2'),
    ...(leave
      ? [
          law(
            'leave',
            `离开${name}执行地所在县（市、区）${county ? `（${county}）` : ''}${sayNumber(leave.value)}日以上的，事先书面报告。`,
            leave.clause,
          ),
        ]
      : []),
    of('rules', false)('contacts', '住址、联系方式发生变化的，及时告知工作人员。', 'local-practice'),
  ]
}

/** Detox and rehabilitation differ: in rehabilitation neither refusal nor violation alone leads to isolation (条例 38). */
function liability({ measure, policy, today }: DrawnFrom): readonly AgreementClause[] {
  const law = of('liability', true)
  const number = (key: string) => {
    const found = findRule<number>(policy, key, today)
    return found ? sayNumber(found.value) : '　'
  }
  const serious = `逃避或者拒绝接受检测${number('serious.refusedTests')}次以上，擅自离开执行地所在县（市、区）${number('serious.leaveTimes')}次以上或者累计超过${number('serious.leaveDays')}日的，属于严重违反协议，由专职工作人员及时报告当地公安机关。`
  return [
    law('admonish', '违反本协议的，由工作人员进行批评、教育。', 'jdf-35'),
    ...(measure === 'communityRehab'
      ? [
          law('serious', `参照社区戒毒的规定，${serious}`, 'jdtl-20'),
          law(
            'isolation',
            '拒绝接受社区康复或者严重违反社区康复协议，并再次吸食、注射毒品被决定强制隔离戒毒的，强制隔离戒毒不得提前解除。',
            'jdtl-38-2',
          ),
        ]
      : [
          law('serious', serious, 'jdtl-20'),
          law(
            'isolation',
            '拒绝接受社区戒毒、在社区戒毒期间吸食、注射毒品或者严重违反社区戒毒协议的，由公安机关依法作出强制隔离戒毒的决定。',
            'jdf-38',
          ),
        ]),
  ]
}

function rights({ isFemale, guardian, policy, today }: DrawnFrom): readonly AgreementClause[] {
  const law = of('rights', true)
  const ours = of('rights', false)
  const female = findRule<boolean>(policy, 'test.femaleCollector', today)
  const guardians = findRule<boolean>(policy, 'special.guardianSigns', today)
  return [
    law('secrecy', '乙方戒毒（康复）的个人信息依法予以保密。', 'jdtl-7-2'),
    law('equal', '乙方在入学、就业、享受社会保障等方面不受歧视，可以获得必要的指导和帮助。', 'jdf-52'),
    ...(female?.value && isFemale
      ? [law('collector', '采集乙方的检测样本，由女性工作人员进行。', female.clause)]
      : []),
    ...(guardian && guardians
      ? [ours('guardian', '乙方未成年，谈话、检测和处理重大事项时可以由监护人在场。', guardians.clause)]
      : []),
    ours('objection', '乙方对记录和处理有异议的，可以陈述意见，要求核实、更正。', 'local-practice'),
    ours('ask', '遇有困难可以随时向工作人员求助，可以请假，可以对工作提出意见。', 'local-practice'),
  ]
}

function groupDuties(): readonly AgreementClause[] {
  const ours = of('groupDuties', false)
  return [
    of('groupDuties', true)(
      'carryOut',
      '工作小组由专职工作人员、社区民警、社区医务人员、乙方的家庭成员和禁毒志愿者共同组成，具体实施本协议。',
      'jdtl-17',
    ),
    ours(
      'care',
      '定期谈话、走访，及时了解并帮助解决困难；督促、陪同接受检测；保守工作中知悉的个人信息。',
      'local-practice',
    ),
  ]
}

function others({ policy, today }: DrawnFrom): readonly AgreementClause[] {
  const asked = requiredParts(policy, today).parts.includes('other')
  return asked
    ? [
        of('other', false)(
          'rest',
          '本协议未尽事宜，依照有关禁毒法律、法规执行；执行地变更的，由新的执行地重新签订协议。',
          'jdtl-22-3',
        ),
      ]
    : []
}
