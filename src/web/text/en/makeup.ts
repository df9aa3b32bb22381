import type { makeup as zh } from '#web/text/zh-cn/makeup.ts'

export const makeup: typeof zh = {
  by: 'Taken apart by',
  dimensions: { sex: 'Sex', age: 'Age', tier: 'Tier', station: 'Station', provider: 'Provider' },
  unknown: 'Not entered',
  share: 'Share',
  title: (figure: string, by: string) => `${figure} by ${by.toLowerCase()}`,
  openList: (value: string) => `Open the list: ${value}`,
  listOf: (by: string, value: string) => `${by}: ${value}`,
  notes: {
    sex: '',
    age: 'The age reached in the calendar year; everybody grows older on 1 January. The bands are our reading, after the yearly situation report; a territory may set its own.',
    tier: 'The tier that a person had confirmed by the day; what the system proposes does not count.',
    station: 'The station that carried the case on the day.',
    provider: 'The organisation to which the station belongs now: provider, society or branch.',
  },
  addsUp: 'The parts add up to the total; what nobody entered stands by itself and is not left out.',
  stations: 'Choose a city first',
  stationsText:
    'A province has too many stations to compare one by one. Choose a city or a smaller area above.',
  none: 'Nobody to take apart',
  noneText: 'This number counts nobody in the chosen area on the chosen day.',
  withAreas: 'Compare the areas below',
  areasLabel: (figure: string, by: string) => `${figure}: areas below by ${by.toLowerCase()}`,
}
