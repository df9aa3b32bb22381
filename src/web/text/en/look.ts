export const look = {
  open: 'As known on',
  openHint: 'The figures of this day as they were then: only what had been recorded by the end of that day.',
  pickDay: 'Choose a past day to see its figures as they were known then.',
  known: 'Known by the end of',
  close: 'Back to what is known now',
  estimate: (cases: number, seconds: number) =>
    seconds < 2
      ? `${cases} cases: ready at once.`
      : seconds < 90
        ? `${cases} cases: about ${seconds} seconds.`
        : `${cases} cases: about ${Math.ceil(seconds / 60)} minutes, counted behind. You may leave and come back.`,
  start: 'Count',
  again: 'Count again',
  counting: (done: number, total: number) => (total === 0 ? 'Reading cases' : `${done} of ${total} cases`),
  countingLabel: 'Progress',
  failed: 'The count did not end. Count again, or ask the administrator.',
  interrupted: 'The count was interrupted by a restart and did not end.',
  head: (day: string, known: string, now: string) =>
    `Figures of ${day}: left as recorded by the end of ${known}, right as known at ${now}.`,
  knownValue: 'Known then',
  nowValue: 'Known now',
  same: 'No change',
  moved: 'Changed since',
  movedCount: (n: number) =>
    n === 0
      ? 'No figure was changed by what was recorded later.'
      : `${n} figures were changed by what was recorded later.`,
  rest: (n: number) => `${n} others have not changed`,
  someOf: (named: readonly string[], all: number) =>
    named.length === all ? named.join(', ') : `${named.join(', ')} and ${all - named.length} more`,
  townships: 'Townships that changed',
  area: 'Area',
  figure: 'Figure',
  hidden: 'not shown',
  changes: (n: number) => `Cases it comes from (${n})`,
  unseen: 'not within your rights',
  more: (n: number) => `The first ${n} are listed.`,
  cases: 'Cases',
  entries: 'Entries recorded later',
  times: (title: string, n: number) => `${title} ${n}`,
  noEntries: 'no new entry: rules or the responsible area changed',
  entry: (title: string, day: string, late: number) =>
    late === 0 ? `${title} (${day})` : `${title} (${day}, recorded ${late} days later)`,
}
