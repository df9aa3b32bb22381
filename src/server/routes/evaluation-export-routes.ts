import { bulletin, roundWorkbook } from '#contract/evaluation-contract.ts'
import type { MatrixRow, SchemeHead } from '#contract/evaluation-shapes.ts'
import { sayPoints } from '#core/evaluation/points.ts'
import { drawBulletin } from '#server/evaluation/draw-evaluation.ts'
import { gradeWords } from '#server/evaluation/evaluation-words.ts'
import { openRound } from '#server/evaluation/round-access.ts'
import { roundPage } from '#server/evaluation/round-page.ts'
import { type Handler, handle } from '#server/http/context.ts'
import { notFound } from '#server/http/problem.ts'
import { asWorkbook } from '#server/overview/export-tables.ts'
import { findPublication } from '#server/store/evaluation-store.ts'

type Language = 'zh' | 'en'

const paper = handle(bulletin, async ({ params }, context) => {
  const round = await openRound(context, params.roundId)
  const published = await findPublication(context.tx, round)
  if (!published) throw notFound()
  const page = await roundPage(context, round)
  const items = page.scheme.items.map((i) => ({ key: i.key, title: i.title.zh }))
  const sheet = await drawBulletin(
    published,
    { office: `${round.areaName}禁毒委员会办公室`, items },
    context.services.fontDir,
  )
  context.wire.header('content-disposition', `inline; filename="bulletin_${round.day}.pdf"`)
  return Buffer.from(sheet.bytes)
})

/** The matrix as this reader sees it, and the scheme it was counted by. */
const workbook = handle(roundWorkbook, async ({ params }, context) => {
  const round = await openRound(context, params.roundId)
  const page = await roundPage(context, round)
  const l = context.language
  context.wire.header('content-disposition', `attachment; filename="evaluation_${round.day}.xlsx"`)
  return asWorkbook([
    { name: l === 'zh' ? '得分' : 'Points', rows: pointRows(page.scheme, page.rows, round.title, l) },
    { name: l === 'zh' ? '方案' : 'Scheme', rows: schemeRows(page.scheme, l) },
  ])
})

const words = {
  area: { zh: '地区', en: 'Area' },
  rank: { zh: '名次', en: 'Rank' },
  deducted: { zh: '扣分', en: 'Deducted' },
  extra: { zh: '加分', en: 'Extra' },
  total: { zh: '总分', en: 'Total' },
  grade: { zh: '等次', en: 'Grade' },
  hidden: { zh: '不显示', en: 'not shown' },
  small: { zh: '人数较少组', en: 'small areas' },
  item: { zh: '项目', en: 'Item' },
  weight: { zh: '分值', en: 'Weight' },
  rule: { zh: '计分办法', en: 'How it is counted' },
} as const

function pointRows(
  scheme: SchemeHead,
  rows: readonly MatrixRow[],
  title: string,
  l: Language,
): readonly (readonly string[])[] {
  const say = (points: number | null | undefined) => {
    if (points === undefined) return ''
    return points === null ? words.hidden[l] : sayPoints(points)
  }
  const tail = (['deducted', 'extra', 'total', 'grade', 'rank'] as const).map((k) => words[k][l])
  const head = [words.area[l], ...scheme.items.map((i) => i.title[l]), ...tail]
  return [
    [title],
    head,
    ...rows.map(({ area, score, rank }) => {
      const deductions = score?.deductions.map((d) => d.points) ?? []
      const deducted = deductions.some((p) => p === null)
        ? null
        : -deductions.reduce<number>((n, p) => n + (p ?? 0), 0)
      const place = rank ? `${rank.rank}/${rank.of}${rank.group === 'small' ? ` ${words.small[l]}` : ''}` : ''
      return [
        area.name,
        ...scheme.items.map((_, i) => say(score?.items[i]?.points)),
        say(score ? deducted : undefined),
        say(score?.extra),
        say(score?.total),
        score ? gradeWords[score.grade][l] : '',
        place,
      ]
    }),
  ]
}

function schemeRows(scheme: SchemeHead, l: Language): readonly (readonly string[])[] {
  const line = (title: string, weight: string, rule: string) => [title, weight, rule]
  return [
    [scheme.title[l], scheme.source.says, scheme.sha256 ?? ''],
    [words.item[l], words.weight[l], words.rule[l]],
    ...scheme.items.map((i) => line(i.title[l], sayPoints(i.weight), i.rule[l])),
    ...scheme.deductions.map((d) => line(d.title[l], words.deducted[l], d.rule[l])),
    ...scheme.extras.map((e) => line(e.title[l], words.extra[l], e.rule[l])),
  ]
}

export const evaluationExportHandlers: readonly Handler[] = [paper, workbook]
