/** The six parts of 六位一体 (capabilities C6): what an office owes a person besides keeping count of them. */
export const sixParts = [
  'management',
  'treatment',
  'psychology',
  'relief',
  'employment',
  'education',
] as const
export type Part = (typeof sixParts)[number]

const partOfService: Readonly<Record<string, Part>> = {
  counselling: 'psychology',
  cbt: 'psychology',
  familyWork: 'psychology',
  selfManagement: 'psychology',
  socialSkills: 'psychology',
  groupSession: 'psychology',
  medicalGuidance: 'treatment',
  relief: 'relief',
  legalAid: 'relief',
  schoolAid: 'relief',
  skillsTraining: 'employment',
  jobGuidance: 'employment',
  jobAid: 'employment',
  education: 'education',
}

/** The part that an entry serves; tests, visits and talks are the dynamic management of the six. */
export function partOf(type: string, service: unknown): Part | undefined {
  if (type === 'testTaken' || type === 'visitMade' || type === 'talkHeld') return 'management'
  if (type !== 'serviceGiven' || typeof service !== 'string') return undefined
  return partOfService[service]
}
