import type { Refusal } from '#core/shared/decision.ts'

const marks: readonly RegExp[] = [
  /(?<![\dXx])\d{17}[\dXx](?!\d)/,
  /(?<!\d)\d{15}(?!\d)/,
  /(?<!\d)1[3-9]\d{9}(?!\d)/,
]

/** Width of digits must not hide a number: full-width digits and blanks inside count as what they say. */
function plain(text: string): string {
  return text
    .replaceAll(/[０-９Ｘｘ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replaceAll(/(?<=\d)[\s-]+(?=[\dXx])/g, '')
}

/** Minutes speak of work, not of people in recovery: what looks like an identity or phone number is refused. */
export function checkMeetingText(field: string, text: string): readonly Refusal[] {
  if (!marks.some((mark) => mark.test(plain(text)))) return []
  return [
    {
      code: 'personalData',
      field,
      says: {
        zh: '文字里有像身份证号或者手机号的内容。会议材料不写戒毒（康复）人员的个人信息。',
        en: 'This holds something like an identity or phone number. Papers of meetings name no people in recovery.',
      },
      mend: {
        zh: '请删去；需要讨论个案时写档案编号。',
        en: 'Take it out; where a case is discussed, give its file number.',
      },
    },
  ]
}
