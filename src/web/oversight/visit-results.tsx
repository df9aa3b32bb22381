import { Card } from '#web/kit/card.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { PlainTable } from '#web/overview/plain-table.tsx'
import { oversightText } from '#web/text/oversight.ts'
import type { Inspection } from './inspection-screen.tsx'

/** What the lists say, for readers and after the visit. */
export function VisitResults({ inspection }: { inspection: Inspection }) {
  const t = useText(oversightText)
  const say = useSay()
  const count = (list: string, item: string, verdict: string) =>
    inspection.answers.filter((a) => a.list === list && a.item === item && a.verdict === verdict).length
  return (
    <>
      {inspection.lists.map((list) => (
        <Card key={list.key} title={say(list.title)} flush>
          <PlainTable
            label={say(list.title)}
            head={[t.checklist, t.verdicts.met, t.verdicts.notMet, t.verdicts.notApplicable]}
            rows={list.items.map((item) => ({
              key: item.key,
              cells: [
                <span key="says" className="item-words">
                  {say(item.says)}
                  <span className="soft small">{item.source}</span>
                </span>,
                count(list.key, item.key, 'met') || '—',
                count(list.key, item.key, 'notMet') || '—',
                count(list.key, item.key, 'notApplicable') || '—',
              ],
            }))}
          />
        </Card>
      ))}
    </>
  )
}
