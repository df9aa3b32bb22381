import { UserCheck } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { type listSubstitutes, setSubstitute } from '#contract/substitute-contract.ts'
import type { ReplyOf } from '#web/api/call.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { Select } from '#web/kit/select.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { rolesText } from '#web/text/roles.ts'
import { substituteText } from '#web/text/substitute.ts'

type Posts = ReplyOf<typeof listSubstitutes>['posts']
const empty = { post: '', substitute: '', from: '', to: '', reason: '' }

/** Names a substitute: only people are offered who may stand in for the chosen post. */
export function SubstituteForm({ posts, maxDays }: { posts: Posts; maxDays: number | null }) {
  const t = useText(substituteText)
  const roles = useText(rolesText).role
  const toast = useToast()
  const { today } = useSession()
  const { act, busy, errors } = useAct(setSubstitute)
  const [values, setValues] = useState(empty)
  const keyOf = (post: Posts[number]) => `${post.account.id} ${post.role} ${post.org}`
  const chosen = posts.find((p) => keyOf(p) === values.post) ?? posts.find((p) => p.mine) ?? posts[0]
  const set = (change: Partial<typeof empty>) => setValues({ ...values, ...change })
  if (!chosen) return null

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!chosen) return
    const { role, org } = chosen
    const { substitute, from, to, reason } = values
    const body = { account: chosen.account.id, role, org, substitute, from: from || today, to, reason }
    if (!(await act({ body }))) return
    toast(t.saved)
    setValues(empty)
  }

  return (
    <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
      <h2>{t.name}</h2>
      <ErrorSummary errors={errors} />
      <div className="filters">
        <div className="wide">
          <Select
            name="account"
            label={t.post}
            value={keyOf(chosen)}
            empty={false}
            error={errorOf(errors, 'account')}
            options={posts.map((p) => ({
              value: keyOf(p),
              label: `${p.account.name} · ${roles[p.role]} · ${p.orgName}`,
            }))}
            onChange={(post) => set({ post, substitute: '' })}
          />
        </div>
        {chosen.candidates.length > 0 && (
          <div className="wide">
            <Select
              name="substitute"
              label={t.who}
              required
              value={values.substitute}
              error={errorOf(errors, 'substitute')}
              options={chosen.candidates.map((p) => ({ value: p.id, label: `${p.name} · ${p.orgName}` }))}
              onChange={(substitute) => set({ substitute })}
            />
          </div>
        )}
      </div>
      {chosen.candidates.length === 0 ? (
        <p className="soft">{t.nobody}</p>
      ) : (
        <>
          <div className="filters">
            <DateField
              name="from"
              label={t.from}
              value={values.from || today}
              today={today}
              lean="future"
              min={today}
              error={errorOf(errors, 'from')}
              onChange={(from) => set({ from })}
            />
            <DateField
              name="to"
              label={t.to}
              hint={maxDays === null ? undefined : t.maxDays(maxDays)}
              value={values.to}
              today={today}
              lean="future"
              min={today}
              required
              error={errorOf(errors, 'to')}
              onChange={(to) => set({ to })}
            />
          </div>
          <TextField
            name="reason"
            label={t.reason}
            required
            maxLength={200}
            value={values.reason}
            error={errorOf(errors, 'reason')}
            onChange={(reason) => set({ reason })}
          />
          <div className="row">
            <Button type="submit" kind="primary" icon={UserCheck} busy={busy}>
              {t.save}
            </Button>
          </div>
        </>
      )}
    </form>
  )
}
