import { useState } from 'react'

type Pages<Page> = {
  readonly pages: readonly Page[] | undefined
  readonly hasNextPage: boolean
  readonly fetchNextPage: () => Promise<unknown>
}

/** Turns the pages of a keyset list one by one; `question` (the filters) begins again at the first. */
export function useTurns<Page>(list: Pages<Page>, question: string) {
  const [turn, setTurn] = useState({ question, at: 0 })
  const at = turn.question === question ? turn.at : 0
  const last = (list.pages?.length ?? 1) - 1
  const shown = Math.min(at, last)

  async function next() {
    if (shown === last) await list.fetchNextPage()
    setTurn({ question, at: shown + 1 })
  }

  return {
    page: list.pages?.[shown],
    number: shown + 1,
    onFirst: shown > 1 ? () => setTurn({ question, at: 0 }) : undefined,
    onPrevious: shown > 0 ? () => setTurn({ question, at: shown - 1 }) : undefined,
    onNext: shown < last || list.hasNextPage ? () => void next() : undefined,
  }
}
