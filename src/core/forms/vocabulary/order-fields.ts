import { measureWords } from '#core/case/case-words.ts'
import { type FieldGroup, held, open } from '#core/forms/field-kind.ts'
import { chosen, type FormFile, said, standing } from '#core/forms/form-file.ts'
import { sayDay, sayMonths } from '#core/forms/paper-words.ts'
import { findRule } from '#core/policy/policy.ts'

const order = (f: FormFile) => standing(f, 'orderIssued').at(-1)
const served = (f: FormFile, to: string) => standing(f, 'orderServed').filter((e) => e.data['to'] === to)[0]

const ways: Readonly<Record<string, string>> = {
  direct: '直接送达',
  family: '成年家属代收',
  employer: '所在单位代收',
  committee: '居（村）民委员会代收',
  leftInPlace: '留置送达',
  entrusted: '委托送达',
  mail: '邮寄送达',
  electronic: '经同意电子送达',
}
const venues: Readonly<Record<string, string>> = {
  hukou: '户籍所在地',
  residence: '现居住地',
  facility: '戒毒康复场所',
}

/** 社区戒毒 or 社区康复: the word that papers put everywhere. */
export function measureOf(f: FormFile): string | undefined {
  return f.state.measure ? measureWords[f.state.measure].zh : undefined
}

/** The order's own length; community detox always has the statute's. */
function termOf(f: FormFile): string | undefined {
  const months = order(f)?.data['termMonths']
  if (typeof months === 'number') return sayMonths(months)
  const day = order(f)?.on
  if (f.state.measure !== 'communityDetox' || !day) return undefined
  const rule = findRule<number>(f.policy, 'detox.termMonths', day)
  return rule ? sayMonths(Number(rule.value)) : undefined
}

export const orderFields: FieldGroup = {
  measure: held('戒毒措施', 'Measure', measureOf),
  organ: held('决定机关', 'Deciding organ', (f) => said(order(f), 'organ')),
  documentNo: held('决定书文号', 'Number of the order', (f) => said(order(f), 'documentNo')),
  decidedOn: held('决定日期', 'Decided on', (f) => sayDay(order(f)?.on)),
  length: held('期限', 'Length', termOf),
  venue: held('执行地类别', 'Kind of place', (f) => venues[said(order(f), 'venue') ?? '']),
  statedFrom: held('决定书所载起始日', 'Start as printed on the order', (f) =>
    sayDay(said(order(f), 'statedFrom')),
  ),
  statedTo: held('决定书所载终止日', 'End as printed on the order', (f) =>
    sayDay(said(order(f), 'statedTo')),
  ),
  releasedOn: open('解除强制隔离戒毒日期', 'Released on', (f) => sayDay(said(order(f), 'releasedOn'))),
  servedOn: held('送达本人日期', 'Served on the person on', (f) => sayDay(served(f, 'person')?.on)),
  servedWay: held('送达本人方式', 'Way of service', (f) => ways[said(served(f, 'person'), 'way') ?? '']),
  familyServedOn: held('送达家属日期', 'Served on the family on', (f) => sayDay(served(f, 'family')?.on)),
  notifiedOn: held('通知乡镇（街道）日期', 'Township told on', (f) =>
    sayDay(chosen(f, 'townshipNotified')?.on),
  ),
}
