import { randomUUID } from 'node:crypto'
import type { Sample } from './samples.ts'

const noMeeting = () => ({ params: { meetingId: randomUUID() } })
const noTask = () => ({ params: { taskId: randomUUID() } })
const prepared = {
  kind: 'joint',
  title: '联席会议',
  heldOn: '2025-06-02',
  place: '会议室',
  agenda: '一、通报情况',
  attendance: [],
}

/** Groups and meetings of offices: no file of a person is in them. */
export const meetingSamples: Readonly<Record<string, Sample>> = {
  'meeting.groups': {},
  'meeting.group': {},
  'meeting.addMember': {
    input: () => ({
      body: {
        id: randomUUID(),
        department: 'health',
        name: '某某',
        post: '副局长',
        part: 'member',
        from: '2025-06-01',
      },
    }),
  },
  'meeting.endMember': {
    input: () => ({ params: { memberId: randomUUID() }, body: { to: '2025-06-02' } }),
    ok: [404],
  },
  'meeting.search': { input: () => ({ body: {} }) },
  'meeting.create': { input: () => ({ body: { id: randomUUID(), ...prepared } }) },
  'meeting.show': { input: noMeeting, ok: [404] },
  'meeting.change': { input: () => ({ ...noMeeting(), body: prepared }), ok: [404] },
  'meeting.minutes': {
    input: () => ({ ...noMeeting(), body: { minutes: '会议认为……' }, headers: { 'if-match': '"0"' } }),
    ok: [404],
  },
  'meeting.confirm': { input: () => ({ ...noMeeting(), headers: { 'if-match': '"1"' } }), ok: [404] },
  'meeting.print': { input: noMeeting, ok: [404] },
  'meeting.counts': {},
  'meeting.tasks': { input: () => ({ body: {} }) },
  'meeting.export': { input: () => ({ body: {} }) },
  'meeting.task': { input: noTask, ok: [404] },
  'meeting.stepTask': { input: () => ({ ...noTask(), body: { state: 'done', note: '已完成' } }), ok: [404] },
  'meeting.addTask': {
    input: () => ({
      ...noMeeting(),
      body: { id: randomUUID(), text: '落实门诊', department: 'health', person: '某某', dueOn: '2025-07-01' },
    }),
    ok: [404],
  },
}
