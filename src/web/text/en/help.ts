export const help = {
  lead: 'Look for what you want to do. Each answer names its ground; the wording is in the policy library.',
  search: 'Search help',
  none: 'Nothing found. Try other words, or open the policy library.',
  clause: 'Ground',
  library: 'Open the policy library',
  demo: 'This is a demonstration: all people and offices are invented.',
  topics: [
    {
      title: 'Where a day begins',
      text: 'Open “My day”. See today’s appointments first, then record what has come due, then your follow-ups. The button at the right of each row is the act itself.',
      clause: '',
    },
    {
      title: 'How the report-in deadline is counted',
      text: 'From the day after the order was served on the person; a last day that is a day of rest moves to the next work day. The township may accept a proper reason and set a later day. Late without a proper reason counts as refusal, and the office must tell the police promptly.',
      clause: 'Detoxification Regulations, art. 14',
    },
    {
      title: 'From which day the term runs',
      text: 'From report-in, not from the date of the order. It ends by itself on the day it is full; a late notice does not prolong it, it is the office that is late.',
      clause: 'Detoxification Regulations, art. 14 and 23',
    },
    {
      title: 'Recording that somebody did not come to a test',
      text: 'First say why: with a proper reason it is excused and does not count; only a real refusal or evasion is recorded as refused; somebody not reached yet gets a note, from which nothing follows.',
      clause: 'Detoxification Regulations, art. 20',
    },
    {
      title: 'Leave',
      text: 'Leaving the county of execution for the days the rule names needs a written report. The system reminds by calendar days; only full days count as being away without leave.',
      clause: 'Detoxification Regulations, art. 19 and 20',
    },
    {
      title: 'The person moves, or lives elsewhere',
      text: 'If the place of execution must change, record “Change of place asked” in the case; the office sends the file. Until the other side accepts it and names a worker, your office stays responsible. If the person only lives elsewhere, a station there can be entrusted with tests, visits and talks; results return by themselves and responsibility stays.',
      clause: 'Detoxification Regulations, art. 22',
    },
    {
      title: 'Something was recorded wrongly',
      text: 'Records are not edited or deleted. Find it in the timeline, choose “Strike”, say why, and record it anew. What was struck stays visible and counts for nothing.',
      clause: '',
    },
    {
      title: 'A result looks wrong',
      text: 'Beside every duty and finding stands “Why”: the result, the clause, the records it rests on, and how to disagree. Record an objection of the person; if it is upheld, the record stops counting.',
      clause: '',
    },
    {
      title: 'Who sees what',
      text: 'A worker sees their own cases, a station head the station, a township its area. The police liaison sees no counselling, health or family. Full identity needs a reason, and every look is logged.',
      clause: 'Detoxification Regulations, art. 7',
    },
    {
      title: 'The session ended; is what I typed lost?',
      text: 'No. Drafts stay in this tab of the browser; sign in again and go on. Signing out yourself removes them.',
      clause: '',
    },
  ],
}
