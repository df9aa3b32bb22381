import { useState } from 'react'
import { Link } from 'react-router'
import { Card } from '#web/kit/card.tsx'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Page } from '#web/kit/page.tsx'
import { SearchBox } from '#web/kit/search-box.tsx'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { helpText } from '#web/text/help.ts'
import { shellText } from '#web/text/shell.ts'

export function HelpScreen() {
  const t = useText(helpText)
  const shell = useText(shellText)
  const { demo } = useSession()
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const found = t.topics.filter((one) =>
    `${one.title}${one.text}${one.clause}`.toLowerCase().includes(wanted),
  )
  return (
    <Page title={shell.titles.help} documentTitle={shell.titles.help} lead={t.lead}>
      <div className="stack measure">
        <SearchBox label={t.search} placeholder={t.search} value={text} onSearch={setText} live />
        {found.length === 0 && <EmptyState title={t.none} />}
        {found.map((one) => (
          <Card key={one.title} title={one.title}>
            <p>{one.text}</p>
            {one.clause && (
              <p className="soft small">
                {t.clause}：{one.clause} · <Link to="/policy">{t.library}</Link>
              </p>
            )}
          </Card>
        ))}
        {demo && <p className="soft small">{t.demo}</p>}
      </div>
    </Page>
  )
}
