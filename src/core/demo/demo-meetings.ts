import { type Department, departments } from '#core/meeting/departments.ts'
import type { TaskState } from '#core/meeting/task-state.ts'
import type { AreaCode } from '#core/shared/area.ts'
import { fromDayNumber, type PlainDate } from '#core/shared/plain-date.ts'
import { inventId, minuteOf } from './demo-id.ts'
import { inventName } from './demo-identity.ts'
import type { DemoPlan } from './demo-scale.ts'
import { randomFor } from './random.ts'

type Member = {
  readonly id: string
  readonly department: Department
  readonly name: string
  readonly post: string
  readonly part: 'head' | 'deputy' | 'member' | 'contact'
  readonly from: PlainDate
}
type Step = {
  readonly state: TaskState
  readonly dueOn: PlainDate
  readonly note: string
  readonly on: PlainDate
}
type Task = {
  readonly id: string
  readonly text: string
  readonly department: Department
  readonly person: string
  readonly steps: readonly Step[]
}
export type DemoMeeting = {
  readonly id: string
  readonly kind: 'leadingGroup' | 'joint'
  readonly title: string
  readonly heldOn: PlainDate
  readonly place: string
  readonly agenda: string
  readonly attendance: readonly {
    readonly department: Department
    readonly name: string
    readonly present: boolean
  }[]
  readonly minutes: string
  readonly confirmed: boolean
  readonly tasks: readonly Task[]
}
export type DemoGroup = {
  readonly area: AreaCode
  readonly members: readonly Member[]
  readonly meetings: readonly DemoMeeting[]
}

/** The leading group of an area with its members, and its last two meetings; one department has nobody yet. */
export function demoGroup(plan: DemoPlan, area: AreaCode): DemoGroup {
  const random = randomFor(plan.seed, 'meetings', area)
  const day = (before: number) => fromDayNumber(plan.asOf - before)
  const newId = (before: number) => inventId(minuteOf(plan.asOf - before, 600), random)
  const name = () => inventName(random, random.next() < 0.5 ? 'female' : 'male')
  const seats = departments.filter((d) => d.always && d.key !== 'youthLeague')
  const members: readonly Member[] = [
    {
      id: newId(800),
      department: 'politicsAndLaw',
      name: name(),
      post: '分管领导',
      part: 'head',
      from: day(800),
    },
    ...seats.map(({ key, names }): Member => {
      const part = key === 'narcotics' ? 'deputy' : 'member'
      return {
        id: newId(800),
        department: key,
        name: name(),
        post: `${names.zh}部门负责人`,
        part,
        from: day(800),
      }
    }),
    {
      id: newId(300),
      department: 'police',
      name: name(),
      post: '与执行单位的联系人',
      part: 'contact',
      from: day(300),
    },
  ]
  const person = (department: Department) => members.find((m) => m.department === department)?.name ?? '—'
  const attendance = members
    .filter((m) => m.part !== 'contact')
    .map(({ department, name: who }) => ({ department, name: who, present: department !== 'education' }))
  const task = (before: number, text: string, department: Department, steps: readonly Step[]): Task => ({
    ...{ id: newId(before), text, department, person: person(department), steps },
  })
  const step = (state: TaskState, on: number, due: number, note = ''): Step => ({
    state,
    note,
    on: day(on),
    dueOn: day(due),
  })
  return {
    area,
    members,
    meetings: [
      {
        id: newId(75),
        kind: 'leadingGroup',
        title: '社区戒毒社区康复工作领导小组年度会议',
        heldOn: day(75),
        place: '第一会议室',
        agenda: '一、通报上年度工作；二、研究药物维持治疗门诊与社工站的衔接；三、部署本年度任务。',
        attendance,
        minutes: [
          '会议听取了上年度工作通报，肯定了报到衔接和见面走访的成绩，指出就业帮扶偏少、门诊衔接不畅。',
          '会议明确：卫生健康部门确定门诊转介联系人；人力资源和社会保障部门每季度提供岗位；公安与社工站每月核对一次名单。',
          '会议要求各部门按期反馈，领导小组办公室负责跟踪督办。',
        ].join('\n'),
        confirmed: true,
        tasks: [
          task(75, '确定门诊转介联系人，公布联系方式', 'health', [
            step('open', 75, 45),
            step('underWay', 50, 45, '已报送名单，正在核对。'),
            step('done', 46, 45, '联系人已公布到各工作站。'),
          ]),
          task(75, '每季度提供不少于十个适合的岗位', 'labour', [
            step('open', 75, 20),
            step('underWay', 30, 20, '已收集六个岗位。'),
          ]),
        ],
      },
      {
        id: newId(12),
        kind: 'joint',
        title: '第一季度联席会议',
        heldOn: day(12),
        place: '第二会议室',
        agenda: '一、核对一季度名单；二、研究外出务工人员的委托管理；三、未成年人帮扶的部门分工。',
        attendance,
        minutes: '会议核对了一季度名单，研究了外出务工人员的委托管理，对未成年人帮扶作了分工。',
        confirmed: false,
        tasks: [
          task(12, '公安与社工站核对在册名单，差异逐条说明', 'police', [step('open', 12, -8)]),
          task(12, '落实在校未成年人的帮扶老师', 'education', [step('open', 12, -18)]),
        ],
      },
    ],
  }
}
