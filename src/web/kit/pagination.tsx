import { ArrowLeft, ArrowRight } from 'lucide-react'
import { useText } from '#web/language/language.ts'
import { commonText } from '#web/text/common.ts'
import { Button } from './button.tsx'

/** Keyset pages: the next cursor comes with the page, the way back is the browser's own. */
export function Pagination(props: {
  words?: string | undefined
  onFirst?: (() => void) | undefined
  onPrevious?: (() => void) | undefined
  onNext?: (() => void) | undefined
}) {
  const t = useText(commonText)
  if (!props.words && !props.onPrevious && !props.onNext && !props.onFirst) return null
  return (
    <nav className="pages" aria-label={t.nextPage}>
      <span className="soft small numbers">{props.words}</span>
      <span className="row">
        {props.onFirst && (
          <Button kind="plain" onClick={props.onFirst}>
            {t.firstPage}
          </Button>
        )}
        {props.onPrevious && (
          <Button icon={ArrowLeft} onClick={props.onPrevious}>
            {t.previousPage}
          </Button>
        )}
        {props.onNext && (
          <Button icon={ArrowRight} onClick={props.onNext}>
            {t.nextPage}
          </Button>
        )}
      </span>
    </nav>
  )
}
