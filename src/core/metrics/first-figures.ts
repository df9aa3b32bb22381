import type { AreaLevel } from '#core/shared/area.ts'

/** What an office sees first: the figures that it can move itself, and the picture that answers its first question. */
export type FirstSight = {
  readonly figures: readonly string[]
  /** Where to look (`tiles`), or how it goes (`trend`). */
  readonly view: 'tiles' | 'trend'
}

const steering = [
  'executionRate',
  'controlRate',
  'releaseReportInRate',
  'threeYearsCleanRegistered',
  'staffingGap',
  'leadingGroupRate',
]

/** By level, as data: a township acts on people, a county on stations, a city and above steer by rates and staff. */
export const firstSight: Readonly<Record<AreaLevel, FirstSight>> = {
  nation: { figures: steering, view: 'tiles' },
  province: { figures: steering, view: 'tiles' },
  city: {
    figures: [
      'executionRate',
      'releaseReportInRate',
      'controlRate',
      'testRate',
      'threeYearsCleanRegistered',
      'staffingGap',
    ],
    view: 'tiles',
  },
  county: {
    figures: [
      'executionRate',
      'reportInRate',
      'agreementRate',
      'testRate',
      'lostRate',
      'policeReportTimeliness',
    ],
    view: 'tiles',
  },
  township: {
    figures: ['executionRate', 'reportInRate', 'agreementRate', 'meetingRate', 'testRate', 'planRate'],
    view: 'trend',
  },
  village: { figures: ['executionRate', 'meetingRate', 'testRate'], view: 'trend' },
}
