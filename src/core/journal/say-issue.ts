import type { z } from 'zod'
import type { Words } from '#core/shared/decision.ts'

/** Our own messages of schemas, by their English. */
const own: Readonly<Record<string, string>> = {
  'is empty': '不能为空',
  'is too long': '太长',
  'is longer than 64 characters': '超过64个字符',
  'is not a date (YYYY-MM-DD)': '不是存在的日期（YYYY-MM-DD）',
  'is not an area code': '不是行政区划代码',
  'is not an instant with offset': '不是带时区的时间',
}

/** Why a field was refused, in words for the person who typed it. `value` is what stood in the field. */
export function sayIssue(issue: z.core.$ZodIssue, value: unknown): Words {
  if (value === undefined) return { zh: '缺少', en: 'is missing' }
  const ours = own[issue.message]
  if (ours) return { zh: ours, en: issue.message }
  if (issue.code === 'invalid_value') {
    const choices = issue.values.map(String).join(', ')
    return { zh: `应当是其中之一：${choices}`, en: `is not one of ${choices}` }
  }
  if (issue.code === 'invalid_type')
    return {
      zh: `应当是${kinds[issue.expected] ?? issue.expected}`,
      en: `is not ${/^[aio]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`,
    }
  if (issue.code === 'too_small')
    return { zh: `不能少于${issue.minimum}`, en: `is less than ${issue.minimum}` }
  if (issue.code === 'too_big') return { zh: `不能多于${issue.maximum}`, en: `is more than ${issue.maximum}` }
  if (issue.code === 'invalid_union') return { zh: '格式不对', en: 'has the wrong form' }
  return { zh: '格式不对', en: issue.message }
}

const kinds: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或否',
  array: '列表',
  object: '对象',
}
