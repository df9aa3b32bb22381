import { demoCity } from '#core/demo/demo-city.ts'
import { demoPlan } from '#core/demo/demo-scale.ts'
import { toDayNumber } from '#core/shared/plain-date.ts'
import { replay } from '#core/case/replay.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { isToBeExecuted, hasReportedIn, isToBeControlled, isThreeYearsClean } from '#core/metrics/conditions.ts'
const scale = (process.argv[2] ?? 'city') as any
const book = readPolicyBook()
const t0 = performance.now()
const plan = demoPlan({ seed: 7, scale, asOf: toDayNumber('2026-10-05') })
let ex: any = {}, ctl=[0,0], clean=0, rel=[0,0], contacts=0,tests=0, n=0, missed=0, open=0, overdue=0
const stages: any = {}, findings: any = {}, missKinds:any={}, overKinds:any={}
for (const c of demoCity(plan)) {
  n++
  const s = replay(c.entries, book, '2026-10-05')
  for (const e of c.entries) { if (e.type==='visitMade'||e.type==='talkHeld') contacts++; if (e.type==='testTaken') tests++ }
  const k = c.life.kind
  const st = (stages[k+':'+c.life.measure] ??= {}); st[s.stage+'/'+s.contact+'/'+s.reportIn.status+(s.agreement.currentPlace?'/A':'')] = (st[s.stage+'/'+s.contact+'/'+s.reportIn.status+(s.agreement.currentPlace?'/A':'')]??0)+1
  if (isToBeExecuted(s)) { const e = (ex[s.measure!] ??= [0,0]); e[1]++; if (hasReportedIn(s) && s.agreement.currentPlace && s.contact==='inTouch') e[0]++ }
  if (isToBeControlled(s)) { ctl[1]!++; if (s.contact==='inTouch') ctl[0]!++ }
  if (isThreeYearsClean(s)) clean++
  const rl = c.entries.find(e=>e.type==='orderIssued')!.data['releasedOn']
  if (rl && s.reportIn.status!=='pending' && s.reportIn.status!=='notServed') { rel[1]!++; if (s.reportIn.status==='onTime') rel[0]!++ }
  for (const d of s.duties) { if (d.status==='missed') {missed++; missKinds[d.kind]=(missKinds[d.kind]??0)+1} if (d.status==='open') {open++; if (d.dueOn<'2026-10-05') {overdue++;overKinds[d.kind]=(overKinds[d.kind]??0)+1}} }
  for (const f of s.findings) { const key=f.kind+(f.kind==='officeDutyMissed'?':'+f.data!['duty']:''); findings[key]=(findings[key]??0)+1 }
}
console.log(n, ((performance.now()-t0)/1000).toFixed(2)+'s', {ex, ctl, pct: (ctl[0]!/ctl[1]!*100).toFixed(3), clean, rel, relpct:(rel[0]!/rel[1]!*100).toFixed(3), contacts, tests, missed, open, overdue})
console.log(stages, findings, missKinds, overKinds)
