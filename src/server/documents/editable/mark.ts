/** What the engine writes of a paper whose lib is forms/lib/editable.typ: elements with their class and attributes, and text. */
export type Mark = {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Mark | string)[]
}

const empty = new Set(['br', 'hr', 'meta', 'link', 'col'])
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

type Open = Omit<Mark, 'children'> & { readonly children: (Mark | string)[] }

/** Reads our own engine's HTML, which is always closed and quoted; whitespace between elements is layout and is left out. */
export function readMarks(html: string): Mark {
  const root: Open = { tag: 'root', attributes: {}, children: [] }
  const open = [root]
  for (const [token = ''] of html.matchAll(/<[^>]*>|[^<]+/g)) {
    const inside = open.at(-1) ?? root
    if (token.startsWith('<!')) continue
    if (token.startsWith('</')) open.pop()
    else if (token.startsWith('<')) {
      const tag = /^<([\w-]+)/.exec(token)?.[1] ?? ''
      const mark: Open = { tag, attributes: attributesOf(token), children: [] }
      inside.children.push(mark)
      if (!empty.has(tag)) open.push(mark)
    } else if (token.trim() !== '' || inside.attributes['class'] === 'run')
      inside.children.push(textOf(token))
  }
  return root
}

function attributesOf(token: string): Record<string, string> {
  return Object.fromEntries(
    [...token.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, textOf(value)]),
  )
}

function textOf(escaped: string): string {
  return escaped.replaceAll(
    /&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g,
    (whole, hex?: string, dec?: string, name = '') =>
      hex
        ? String.fromCodePoint(Number.parseInt(hex, 16))
        : dec
          ? String.fromCodePoint(Number(dec))
          : (entities[name] ?? whole),
  )
}
