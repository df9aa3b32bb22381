import { Languages } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#web/kit/button.tsx'
import { useLanguage, useText } from '#web/language/language.ts'
import { commonText } from '#web/text/common.ts'
import { shellText } from '#web/text/shell.ts'

/** A page outside the shell: nobody is signed in yet. */
export function Alone({ lead, children }: { lead?: string; children: ReactNode }) {
  const common = useText(commonText)
  return (
    <main className="alone" id="main">
      <h1 className="brand-large">
        <img src="/icon.svg" alt="" width={52} height={52} />
        {common.product}
      </h1>
      {lead && <p className="soft">{lead}</p>}
      {children}
      <LanguageButton />
    </main>
  )
}

export function LanguageButton() {
  const t = useText(shellText)
  const { language, setLanguage } = useLanguage()
  return (
    <Button kind="plain" icon={Languages} onClick={() => setLanguage(language === 'en' ? 'zh' : 'en')}>
      <span lang={language === 'en' ? 'zh-CN' : 'en'}>{t.otherLanguage}</span>
    </Button>
  )
}
