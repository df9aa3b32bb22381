/** The parts of the register of endings, in the order in which a case passes through them. */
export const endingTabs = ['soon', 'suspended', 'ended', 'discharged', 'followUp', 'clean'] as const
export type EndingTab = (typeof endingTabs)[number]

/** What the acts of ending are called in addresses. Isolation is not among them: the police decide it. */
export const endingActs = ['suspend', 'resume', 'terminate'] as const
export type EndingAct = (typeof endingActs)[number]
