import { accept, type Decision, type Refusal, refuse } from '#core/shared/decision.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { AgreementClause } from './clause.ts'
import type { DraftContent, DraftSigner } from './draft-content.ts'
import type { AgreementPart } from './plan-kinds.ts'

export type Signing = {
  readonly content: DraftContent
  readonly clauses: readonly AgreementClause[]
  readonly required: { readonly parts: readonly AgreementPart[]; readonly clause: string }
  readonly guardian: boolean
  /** A body is appointed and its appointment runs. */
  readonly body: boolean
  readonly reportedOn: PlainDate | null
  readonly today: PlainDate
}

/** `on` is the day of the last of both sides; a refusal of the person is an outcome of its own. */
export type Signed = {
  readonly outcome: 'signed' | 'refused'
  readonly on: PlainDate
  readonly reason: string
}

/** May this draft be closed with these names? Nothing is guessed: each name has its way, day and, unsigned, its reason. */
export function checkSigning(signing: Signing): Decision<Signed> {
  const { content, today } = signing
  const refusals = [
    ...content.signers.flatMap((s, i) => checkSigner(s, i, today)),
    ...checkSides(signing),
    ...checkContents(signing),
  ]
  if (refusals.length > 0) return refuse(...refusals)
  const side = (...kinds: readonly string[]) => content.signers.filter((s) => kinds.includes(s.kind))
  const person = side('person')
  const refusing = [...person, ...side('guardian')].find((s) => s.way === 'refused')
  if (refusing) return accept({ outcome: 'refused', on: refusing.on ?? today, reason: refusing.reason })
  const days = [...person, ...side('guardian', 'township', 'body')].flatMap((s) =>
    s.way === 'signed' && s.on ? [s.on] : [],
  )
  return accept({ outcome: 'signed', on: days.sort().at(-1) ?? today, reason: '' })
}

function checkSigner(signer: DraftSigner, i: number, today: PlainDate): readonly Refusal[] {
  const field = (name: string) => `signers.${i}.${name}`
  const found: Refusal[] = []
  if (!signer.name) found.push(says(field('name'), '签署人没有姓名', 'A signer has no name'))
  if (signer.way === null)
    found.push(
      says(
        field('way'),
        `还没有登记${signer.name}是否签字`,
        `It is not recorded whether ${signer.name} signed`,
      ),
    )
  if (signer.way === 'signed' && !signer.on)
    found.push(
      says(field('on'), `缺少${signer.name}的签字日期`, `The day on which ${signer.name} signed is missing`),
    )
  if (signer.on && signer.on > today)
    found.push(says(field('on'), '签字日期还没有到', 'The day of signing is still to come'))
  if ((signer.way === 'refused' || signer.way === 'absent') && !signer.reason)
    found.push(
      says(field('reason'), `${signer.name}没有签字，应当写明原因`, `${signer.name} did not sign: say why`),
    )
  return found
}

function checkSides({ content, guardian, body, reportedOn }: Signing): readonly Refusal[] {
  const { signers } = content
  const has = (...kinds: readonly string[]) => signers.some((s) => kinds.includes(s.kind))
  const signed = (...kinds: readonly string[]) =>
    signers.some((s) => kinds.includes(s.kind) && s.way === 'signed')
  const person = signers.find((s) => s.kind === 'person')
  const refused = signers.some((s) => (s.kind === 'person' || s.kind === 'guardian') && s.way === 'refused')
  const found: Refusal[] = []
  if (reportedOn === null)
    found.push(says('signers', '还没有报到，不能签订协议', 'There is no report-in yet', 'jdtl-16'))
  if (!person)
    found.push(says('signers', '签署人中没有本人', 'The person is not among the signers', 'jdtl-16'))
  if (person?.way === 'absent')
    found.push(
      says(
        'signers',
        '本人没有到场，协议还不能签订',
        'The person was absent: there is no agreement yet',
        'jdtl-16',
      ),
    )
  if (guardian && !has('guardian'))
    found.push(
      says(
        'signers',
        '本人未成年，应当由监护人签字',
        "The person is a minor: a guardian's name is needed",
        'mfd-19',
      ),
    )
  if (guardian && has('guardian') && !signed('guardian') && !refused)
    found.push(says('signers', '监护人没有签字', 'The guardian did not sign', 'mfd-19'))
  if (!refused && !signed('township', 'body'))
    found.push(
      says(
        'signers',
        '乡镇（街道）或者指定的基层组织没有签字',
        'Neither the township nor its body signed',
        'jdtl-16',
      ),
    )
  if (has('body') && !body)
    found.push(
      says('signers', '还没有指定基层组织，不能由其签订', 'No body is appointed that could sign', 'jdf-34'),
    )
  return found
}

function checkContents({ clauses, required }: Signing): readonly Refusal[] {
  return required.parts
    .filter((part) => !clauses.some((c) => c.part === part))
    .map((part) =>
      says(`part.${part}`, '协议缺少一项必备内容', 'A required content is empty', required.clause),
    )
}

function says(field: string, zh: string, en: string, clause?: string): Refusal {
  const base = { code: `agreement.${field}`, field, says: { zh: `${zh}。`, en: `${en}.` } }
  return clause === undefined ? base : { ...base, clause }
}
