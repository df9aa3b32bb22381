import { Plus, Trash2 } from 'lucide-react'
import type { AgreementPage } from '#contract/agreement-contract.ts'
import type { DraftSigner } from '#core/agreement/draft-content.ts'
import { type SignerKind, type SigningWay, signerKinds, signingWays } from '#core/agreement/signer-kinds.ts'
import { Button } from '#web/kit/button.tsx'
import { RadioGroup } from '#web/kit/choice.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { errorOf, type FormError } from '#web/kit/error-summary.tsx'
import { Select } from '#web/kit/select.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useText } from '#web/language/language.ts'
import { agreementText } from '#web/text/agreement.ts'
import { fieldsText } from '#web/text/fields.ts'
import type { Drawing } from './use-agreement.ts'

const blank: DraftSigner = {
  kind: 'family',
  name: '',
  relation: '',
  phone: '',
  way: null,
  on: null,
  reason: '',
}

/** One block for each name: signed, refused or absent, and why where it is not signed. */
export function SignersPart(props: { page: AgreementPage; drawing: Drawing; errors: readonly FormError[] }) {
  const { page, drawing, errors } = props
  const t = useText(agreementText)
  const { signers } = drawing.content
  const put = (at: number, change: Partial<DraftSigner>) =>
    drawing.set({ signers: signers.map((one, i) => (i === at ? { ...one, ...change } : one)) })
  return (
    <>
      {signers.map((signer, i) => (
        <SignerFields
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name; they are edited where they stand.
          key={i}
          at={i}
          signer={signer}
          today={page.today}
          errors={errors}
          put={(change) => put(i, change)}
          remove={() => drawing.set({ signers: signers.filter((_, at) => at !== i) })}
        />
      ))}
      <p>
        <Button icon={Plus} onClick={() => drawing.set({ signers: [...signers, blank] })}>
          {t.sign.add}
        </Button>
      </p>
    </>
  )
}

function SignerFields(props: {
  at: number
  signer: DraftSigner
  today: string
  errors: readonly FormError[]
  put: (change: Partial<DraftSigner>) => void
  remove: () => void
}) {
  const { at, signer, today, errors, put, remove } = props
  const t = useText(agreementText)
  const fields = useText(fieldsText)
  const kinds = fields.value['kind'] ?? {}
  const ways = fields.value['way'] ?? {}
  const name = (key: string) => `signers.${at}.${key}`
  const family = signer.kind === 'family' || signer.kind === 'guardian'
  const side = signer.kind === 'person' || signer.kind === 'township'
  return (
    <fieldset className="agreement-line">
      <legend className="strong">{`${kinds[signer.kind] ?? ''} ${signer.name}`}</legend>
      {!side && (
        <Select
          name={name('kind')}
          label={t.sign.kind}
          value={signer.kind}
          empty={false}
          options={signerKinds.map((value) => ({ value, label: kinds[value] ?? value }))}
          onChange={(kind) => put({ kind: kind as SignerKind })}
        />
      )}
      {signer.kind !== 'person' && (
        <TextField
          name={name('name')}
          label={t.sign.name}
          value={signer.name}
          maxLength={80}
          error={errorOf(errors, name('name'))}
          onChange={(words) => put({ name: words })}
        />
      )}
      {family && (
        <>
          <TextField
            name={name('relation')}
            label={t.sign.relation}
            value={signer.relation}
            maxLength={40}
            optional
            onChange={(relation) => put({ relation })}
          />
          <TextField
            name={name('phone')}
            label={t.sign.phone}
            type="tel"
            value={signer.phone}
            maxLength={40}
            optional
            onChange={(phone) => put({ phone })}
          />
        </>
      )}
      <RadioGroup
        name={name('way')}
        label={t.sign.way}
        across
        value={signer.way ?? ''}
        error={errorOf(errors, name('way'))}
        options={signingWays.map((value) => ({ value, label: ways[value] ?? value }))}
        onChange={(way) =>
          put({ way: way as SigningWay, on: way === 'signed' ? (signer.on ?? today) : null })
        }
      />
      {signer.way === 'signed' && (
        <DateField
          name={name('on')}
          label={t.sign.on}
          value={signer.on ?? ''}
          today={today}
          compact
          error={errorOf(errors, name('on'))}
          onChange={(on) => put({ on })}
        />
      )}
      {(signer.way === 'refused' || signer.way === 'absent') && (
        <TextField
          name={name('reason')}
          label={t.sign.reason}
          value={signer.reason}
          maxLength={300}
          error={errorOf(errors, name('reason'))}
          onChange={(reason) => put({ reason })}
        />
      )}
      {!side && (
        <Button small quiet icon={Trash2} label={`${t.sign.remove}：${signer.name}`} onClick={remove}>
          {t.sign.remove}
        </Button>
      )}
    </fieldset>
  )
}
