import type { Sample } from './samples.ts'

/** Pictures of the overview: figures of an area; the list names people, test/pictures/cohorts.db.test.ts holds whose. */
export const pictureSamples: Readonly<Record<string, Sample>> = {
  'overview.cohorts': { names: 'area', input: (t) => ({ query: { area: t.township } }) },
  'overview.cohortList': {
    names: 'area',
    ok: [200, 404],
    input: (t) => ({ body: { area: t.township, cohort: '2025' } }),
  },
  'overview.workload': { names: 'area', input: (t) => ({ query: { area: t.township } }) },
  'overview.pictureBook': {
    names: 'area',
    input: (t) => ({ query: { area: t.township, picture: 'cohorts' } }),
  },
}
