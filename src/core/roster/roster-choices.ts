import type { Choice } from '#core/orders/choices.ts'
import type { EnteredReason, ExpectedMeasure, ReleaseReason } from '#core/release/release-codes.ts'

/** Words as rosters write them → our codes; the first pattern that fits wins. */
export const enteredWords: Choice<EnteredReason> = [
  [/强制隔离|强戒/, 'isolation'],
  [/自愿/, 'voluntary'],
  [/康复/, 'rehabFacility'],
  [/行政拘留|行拘|治安拘留/, 'administrativeDetention'],
  [/刑事拘留|刑拘|拘留/, 'criminalDetention'],
  [/逮捕/, 'arrest'],
]

export const releaseWords: Choice<ReleaseReason> = [
  [/解除.*社康|责令社(区)?康|解除强制隔离/, 'isolationToRehab'],
  [/变(更)?(为)?社(区)?戒/, 'isolationToDetox'],
  [/结束自愿|自愿.*(期满|结束)/, 'voluntaryEnded'],
  [/离开康复/, 'leftFacility'],
  [/拘留后责令社/, 'detentionToDetox'],
  [/行政拘留释放|行拘释放/, 'administrativeReleased'],
  [/拘留释放/, 'detentionReleased'],
  [/逮捕释放/, 'arrestReleased'],
  [/转(刑事)?拘留/, 'toDetention'],
  [/转逮捕/, 'toArrest'],
  [/转监/, 'toCustody'],
  [/伤病|所外就医|病残/, 'medicalRelease'],
  [/分流|转所/, 'transferred'],
  [/其他|其它/, 'other'],
]

export const expectedWords: Choice<ExpectedMeasure> = [
  [/康复|社康/, 'communityRehab'],
  [/社区戒毒|社戒/, 'communityDetox'],
  [/未定|待定|不明/, 'unknown'],
  [/^无|不责令|没有/, 'none'],
]

export const passWords: Choice<'pass' | 'fail'> = [
  [/不合格|未达/, 'fail'],
  [/合格|达标/, 'pass'],
]

export const environmentWords: Choice<'good' | 'fair'> = [
  [/良好|好/, 'good'],
  [/一般/, 'fair'],
]
