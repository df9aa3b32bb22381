export const look = {
  open: '截至所知',
  openHint: '看这一天的指标当时是多少：只算那天日终以前已经录入的记录。',
  pickDay: '日期改为过去的一天，可以看当时所知的数。',
  known: '截至所知（日终）',
  close: '回到现在所知',
  estimate: (cases: number, seconds: number) =>
    seconds < 2
      ? `共 ${cases} 件，马上就好。`
      : seconds < 90
        ? `共 ${cases} 件，大约 ${seconds} 秒。`
        : `共 ${cases} 件，大约 ${Math.ceil(seconds / 60)} 分钟；在后台统计，可以离开本页，回来再看。`,
  start: '开始统计',
  again: '重新统计',
  counting: (done: number, total: number) => (total === 0 ? '正在读取案件' : `已统计 ${done} / ${total} 件`),
  countingLabel: '统计进度',
  failed: '统计没有完成，请重新统计；仍失败时请联系系统管理员。',
  interrupted: '统计被服务重启中断，没有完成。',
  head: (day: string, known: string, now: string) =>
    `${day}的指标：左为 ${known} 日终以前已录入的，右为 ${now} 所知的。`,
  knownValue: '当时所知',
  nowValue: '现在所知',
  same: '没有变化',
  moved: '后来变了',
  movedCount: (n: number) =>
    n === 0 ? '没有一项指标因后来的记录而改变。' : `${n} 项指标因后来的记录而改变。`,
  rest: (n: number) => `其余 ${n} 项没有变化`,
  someOf: (named: readonly string[], all: number) =>
    named.length === all ? named.join('、') : `${named.join('、')}等 ${all} 项`,
  townships: '变了的乡镇街道',
  area: '辖区',
  figure: '指标',
  hidden: '不显示',
  changes: (n: number) => `引起变化的案件（${n}）`,
  unseen: '不在您的权限范围内',
  more: (n: number) => `只列出前 ${n} 件。`,
  cases: '案件',
  entries: '后来录入的记录',
  times: (title: string, n: number) => `${title} ${n}`,
  noEntries: '没有新记录：以前的规则或者归属已变',
  entry: (title: string, day: string, late: number) =>
    late === 0 ? `${title}（${day}）` : `${title}（${day}，迟录 ${late} 天）`,
}
