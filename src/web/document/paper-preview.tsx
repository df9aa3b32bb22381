import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { previewPaper } from '#contract/document-contract.ts'
import { fetchFile } from '#web/api/call.ts'
import { Banner } from '#web/kit/banner.tsx'
import { Skeleton } from '#web/kit/skeleton.tsx'
import { useText } from '#web/language/language.ts'
import { documentText } from '#web/text/document.ts'
import { useSettled } from './use-settled.ts'

type Asked = {
  caseId: string
  form: string
  about: string | undefined
  typed: Readonly<Record<string, string>>
}

/** The paper as it would look, drawn by the server a moment after the last stroke; pages stand below each other. */
export function PaperPreview(asked: Asked) {
  const t = useText(documentText)
  const settled = useSettled(asked, 400)
  const drawn = useQuery({
    queryKey: [previewPaper.id, settled],
    queryFn: ({ signal }) => draw(settled, signal),
    placeholderData: (before) => before,
    gcTime: 0,
    retry: false,
  })
  const url = useObjectUrl(drawn.data?.picture)
  if (drawn.isError) return <Banner kind="danger">{t.previewFailed}</Banner>
  if (!drawn.data || !url) return <Skeleton lines={12} />
  const pages = drawn.data.pages
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
    <section className="paper-pages" aria-busy={drawn.isFetching} aria-label={t.preview} tabIndex={0}>
      {Array.from({ length: pages }, (_, page) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a page is its place.
        <div className="paper-page" key={page}>
          <img
            src={url}
            alt={t.previewOf(page + 1, pages)}
            style={{ insetBlockStart: `${-100 * page}%`, blockSize: `${100 * pages}%` }}
          />
        </div>
      ))}
    </section>
  )
}

const pageHeight = 841.89

async function draw({ caseId, form, about, typed }: Asked, signal: AbortSignal) {
  const body = { typed: { ...typed }, ...(about ? { about } : {}) }
  const picture = await fetchFile(previewPaper, { params: { caseId, form }, body }, { signal })
  const height = Number(/viewBox="0 0 [\d.]+ ([\d.]+)"/.exec(await picture.slice(0, 400).text())?.[1])
  return { picture, pages: Math.max(1, Math.round(height / pageHeight)) }
}

function useObjectUrl(blob: Blob | undefined): string | undefined {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    if (!blob) return
    const made = URL.createObjectURL(blob)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return url
}
