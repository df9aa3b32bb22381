export const tierFacts = {
  testPositive: 'Test positive',
  testRefused: 'Test refused or evaded',
  testMissed: 'Test missed',
  contactLost: 'Contact lost',
  leaveOverdue: 'Leave overdue',
  unauthorisedAbsence: 'Away without leave',
  relapse: 'Relapse',
  deemedRefusal: 'Deemed refusal',
  seriousViolation: 'Serious violation',
  cleanTest: 'Negative test',
  onTimeReport: 'Reported in on time',
  steadyMonths: 'Steady months',
}
