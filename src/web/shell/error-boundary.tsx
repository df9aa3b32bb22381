import { Component, type ReactNode } from 'react'
import { Button } from '#web/kit/button.tsx'
import { useText } from '#web/language/language.ts'
import { commonText } from '#web/text/common.ts'
import { shellText } from '#web/text/shell.ts'

type State = { readonly reference: string | null }

/** A screen that breaks takes neither the shell nor the drafts with it. `resetKey` (the path) gives it another try. */
export class ErrorBoundary extends Component<{ children: ReactNode; resetKey?: string }, State> {
  override state: State = { reference: null }

  static getDerivedStateFromError(): State {
    return { reference: crypto.randomUUID().slice(0, 8).toUpperCase() }
  }

  override componentDidUpdate(before: { resetKey?: string }) {
    if (before.resetKey !== this.props.resetKey && this.state.reference) this.setState({ reference: null })
  }

  override render() {
    return this.state.reference ? <Broken reference={this.state.reference} /> : this.props.children
  }
}

function Broken({ reference }: { reference: string }) {
  const t = useText(shellText)
  const common = useText(commonText)
  return (
    <div className="empty" role="alert">
      <h2>{t.broken.title}</h2>
      <p>{t.broken.text}</p>
      <p className="figures">{common.reference(reference)}</p>
      <Button kind="primary" onClick={() => location.reload()}>
        {t.broken.reload}
      </Button>
    </div>
  )
}
