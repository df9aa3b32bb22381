import { Download } from 'lucide-react'
import { getOrderTemplate } from '#contract/order-contract.ts'
import { ApiError, download } from '#web/api/call.ts'
import { Button } from '#web/kit/button.tsx'
import { Page } from '#web/kit/page.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { useSay, useText } from '#web/language/language.ts'
import { orderText } from '#web/text/order.ts'
import { shellText } from '#web/text/shell.ts'
import { FileDrop } from './file-drop.tsx'
import { ImportDetail } from './import-detail.tsx'
import { ImportList } from './import-list.tsx'
import './order.css'

const whichList = { list: '' }

/** A list of orders: drop the file, look at every row, send; and what became of earlier ones. */
export function ImportOrdersScreen() {
  const t = useText(orderText)
  const shell = useText(shellText)
  const say = useSay()
  const toast = useToast()
  const [{ list }, setUrl] = useUrlState(whichList)
  const open = (id: string) => setUrl({ list: id }, { push: true })

  async function template() {
    try {
      await download(getOrderTemplate, {}, 'orders.xlsx')
    } catch (error) {
      if (error instanceof ApiError) toast(say(error.says))
    }
  }

  const actions = (
    <Button icon={Download} onClick={() => void template()}>
      {t.import.template}
    </Button>
  )
  return (
    <Page
      title={shell.titles.importOrders}
      documentTitle={shell.titles.importOrders}
      lead={t.import.lead}
      actions={list === '' && actions}
    >
      {list === '' ? (
        <div className="stack">
          <FileDrop onUploaded={open} />
          <ImportList onOpen={open} />
        </div>
      ) : (
        <ImportDetail importId={list} onBack={() => open('')} />
      )}
    </Page>
  )
}
