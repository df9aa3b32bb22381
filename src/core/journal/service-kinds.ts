/** Kinds of service; the six parts of the work (C6) are derived from them. */
export const serviceKinds = [
  'counselling',
  'cbt',
  'familyWork',
  'selfManagement',
  'socialSkills',
  'medicalGuidance',
  'skillsTraining',
  'jobGuidance',
  'jobAid',
  'schoolAid',
  'relief',
  'legalAid',
  'education',
  'groupSession',
  'other',
] as const

export const assessmentKinds = ['baseline', 'periodic', 'comprehensive', 'end', 'needs', 'followUp'] as const
