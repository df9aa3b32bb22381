import { FileSpreadsheet } from 'lucide-react'
import { useState } from 'react'
import { exportTasks, searchTasks } from '#contract/meeting-task-contract.ts'
import { download } from '#web/api/call.ts'
import { usePages } from '#web/api/use-pages.ts'
import { Button } from '#web/kit/button.tsx'
import { Checkbox } from '#web/kit/choice.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Pagination } from '#web/kit/pagination.tsx'
import { SearchBox } from '#web/kit/search-box.tsx'
import { useText } from '#web/language/language.ts'
import { meetingText } from '#web/text/meeting.ts'
import { TaskTable } from './task-table.tsx'

export type Where = { readonly area?: string; readonly below: boolean }

/** What meetings gave out and is not done yet, the overdue first. */
export function TaskList({ where }: { where: Where }) {
  const t = useText(meetingText)
  const [text, setText] = useState('')
  const [open, setOpen] = useState(true)
  const body = { ...where, open, ...(text ? { text } : {}) }
  const list = usePages(searchTasks, { body }, 'body')
  return (
    <>
      <div className="card-body row">
        <SearchBox label={t.search} placeholder={t.searchPlaceholder} value={text} onSearch={setText} />
        <Checkbox name="open" label={t.openOnly} checked={open} onChange={setOpen} />
        <Button
          small
          icon={FileSpreadsheet}
          onClick={() => void download(exportTasks, { body }, 'tasks.xlsx')}
        >
          {t.exportTasks}
        </Button>
      </div>
      <TaskTable
        tasks={list.pages?.flatMap((page) => page.tasks)}
        loading={list.isFetching}
        error={list.error && <Failed error={list.error} onRetry={() => void list.refetch()} />}
        empty={{ title: t.noTasks, children: t.noTasksText }}
        foot={<Pagination onNext={list.hasNextPage ? () => void list.fetchNextPage() : undefined} />}
      />
    </>
  )
}
