import { accept, type Decision, type Refusal, refuse } from '#core/shared/decision.ts'
import { type MessageKind, oneMessage, type Template, tellingWords, templates } from './templates.ts'

/** What a text may say; a key that its template does not name is not used. */
export type MessageValues = Readonly<Record<'place' | 'contact' | 'phone', string>> &
  Readonly<Partial<Record<'day' | 'address', string>>>

/** The words of a message, or why none goes out: something is missing, or the text would tell what it is about. */
export function fillMessage(kind: MessageKind, values: MessageValues): Decision<string> {
  const { text, shorter }: Template = templates[kind]
  const long = fill(text, values)
  const short = fill(shorter, values)
  const fits = (t: string | undefined) =>
    t !== undefined && t.length <= oneMessage && telling(t) === undefined
  const chosen = fits(long) ? long : (short ?? long)
  if (chosen === undefined) return refuse(incomplete)
  const word = telling(chosen)
  if (word !== undefined) return refuse(tells(word))
  return chosen.length <= oneMessage ? accept(chosen) : refuse(tooLong)
}

export function telling(text: string): string | undefined {
  return tellingWords.find((word) => text.includes(word))
}

function fill(template: string, values: MessageValues): string | undefined {
  let lacking = false
  const text = template.replace(/\{(\w+)\}/g, (_, key: keyof MessageValues) => {
    const value = values[key]?.trim() ?? ''
    if (value === '') lacking = true
    return value
  })
  return lacking ? undefined : text
}

const paper = { zh: '也可以打印书面通知。', en: 'A notice on paper is another way.' }
const incomplete: Refusal = {
  code: 'message.incomplete',
  says: {
    zh: '缺少地点、联系人、电话或者日期。',
    en: 'The place, the contact, the phone or the day is missing.',
  },
  mend: {
    zh: '请先补全工作站的电话，或者打印书面通知。',
    en: 'Complete the station’s phone first, or print a notice.',
  },
}
const tooLong: Refusal = {
  code: 'message.tooLong',
  says: { zh: '短信超过一条的长度。', en: 'The text is longer than one message.' },
  mend: paper,
}
function tells(word: string): Refusal {
  return {
    code: 'message.telling',
    says: {
      zh: `短信中会出现“${word}”，可能让旁人知道事由，不发送。`,
      en: `The text would hold “${word}” and tell others what it is about; it is not sent.`,
    },
    mend: paper,
  }
}
