/**
 * What may be sent to a person's phone, in Chinese only. The words are neutral: whoever reads over a shoulder learns of an
 * appointment and nothing else. `{…}` is filled in; `shorter` is taken where the long form would be more than one message.
 */
export type Template = { readonly text: string; readonly shorter: string }

export const templates = {
  /** Before the last day. */
  reportIn: {
    text: '请于{day}前到{place}（{address}）办理预约事项，联系人{contact}，电话{phone}。',
    shorter: '请于{day}前到{place}办理预约事项，联系人{contact}，电话{phone}。',
  },
  /** After it. */
  reportInOverdue: {
    text: '您预约的事项尚未办理，请尽快到{place}（{address}）办理，联系人{contact}，电话{phone}。',
    shorter: '您预约的事项尚未办理，请尽快联系{contact}，电话{phone}。',
  },
  /** A day was agreed for something: a visit, a talk, a test. */
  appointment: {
    text: '提醒：您预约的时间是{day}，地点{place}。如需改期请联系{contact}，电话{phone}。',
    shorter: '提醒：您预约的时间是{day}。如需改期请联系{contact}，电话{phone}。',
  },
  /** The way back from leave. */
  back: {
    text: '提醒：请于{day}前与{contact}联系，确认返回事宜，电话{phone}。',
    shorter: '请于{day}前联系{contact}，电话{phone}。',
  },
  /** Nothing but: please call. */
  call: {
    text: '您好，请方便时联系{contact}，电话{phone}。',
    shorter: '请联系{contact}，电话{phone}。',
  },
} as const satisfies Readonly<Record<string, Template>>

export type MessageKind = keyof typeof templates
export const messageKinds = Object.keys(templates) as readonly MessageKind[]

/** Letters of one message; a second one costs and may arrive alone. */
export const oneMessage = 70

/**
 * Words that tell what it is about. A filled text with one of them is not sent, whatever brought it in: the name of an
 * office, an address, a contact.
 */
export const tellingWords = [
  ...['毒', '瘾', '戒', '吸食', '注射', '尿', '检测', '检验', '采样', '毛发', '阳性', '阴性'],
  ...[
    '公安',
    '警',
    '派出所',
    '拘',
    '羁',
    '监',
    '刑',
    '法院',
    '检察',
    '隔离',
    '强制',
    '责令',
    '处罚',
    '决定书',
  ],
  ...['康复', '矫治', '社区', '措施', '违反', '违法', '拒绝', '告诫', '报到', '逾期', '帮教', '管控', '涉'],
] as const
