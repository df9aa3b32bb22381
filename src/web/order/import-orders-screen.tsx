import { Download } from 'lucide-react'
import { getOrderTemplate, uploadOrders } from '#contract/order-contract.ts'
import { ApiError, call, download } from '#web/api/call.ts'
import { Button } from '#web/kit/button.tsx'
import { FileDrop } from '#web/kit/file-drop.tsx'
import { Page } from '#web/kit/page.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { useSay, useText } from '#web/language/language.ts'
import { orderText } from '#web/text/order.ts'
import { shellText } from '#web/text/shell.ts'
import { ImportDetail } from './import-detail.tsx'
import { ImportList } from './import-list.tsx'
import './order.css'

const whichList = { list: '' }

async function sendOrders(body: FormData) {
  return (await call(uploadOrders, { body } as never)).importId
}

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
          <FileDrop id="order-file" words={t.import} send={sendOrders} onUploaded={open} />
          <ImportList onOpen={open} />
        </div>
      ) : (
        <ImportDetail importId={list} onBack={() => open('')} />
      )}
    </Page>
  )
}
