import type { Frozen } from './paper-data.ts'
import type { PaperJob } from './render-paper.ts'

/** Sources and values of several frozen papers, each under a folder of its own, so that none reads what is another's. */
export function mergePapers(papers: readonly Frozen[]): {
  readonly sources: Record<string, string>
  /** One line for each paper that draws it, its pages counted from 1. */
  readonly includes: readonly string[]
} {
  const sources: Record<string, string> = {}
  const includes = papers.map(({ data, wording }, n) => {
    const home = `/p${n}`
    for (const [path, text] of Object.entries(wording.sources)) sources[home + path] = moved(text, home)
    sources[`${home}/data.json`] = JSON.stringify(data)
    return `#pagebreak(weak: true)\n#counter(page).update(1)\n#include "${home}${wording.main}"`
  })
  return { sources, includes }
}

/** Papers that are printed one behind the other. */
export function onePrint(papers: readonly Frozen[]): Omit<PaperJob, 'as'> {
  const [first] = papers
  if (!first) throw new Error('there is nothing to print')
  const { sources, includes } = mergePapers(papers)
  return {
    wording: { main: '/all.typ', sources: { ...sources, '/all.typ': includes.join('\n') } },
    data: first.data,
  }
}

/** A template names its imports and its values from the root. */
function moved(source: string, home: string): string {
  return source
    .replaceAll(/#import "\//g, `#import "${home}/`)
    .replaceAll('json("/data.json")', `json("${home}/data.json")`)
}
