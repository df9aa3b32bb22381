import { type Field, field } from './field.ts'

const day = { kind: 'date', width: 12 } as const

/** What a line says of the person and the case; numbers and phones are masked, the file opens the whole. */
export const caseFields: Readonly<Record<string, Field>> = {
  no: field('序号', 'No.', { kind: 'number', width: 6, confidentiality: 'C1' }),
  'case.fileNo': field('档案编号', 'File', { confidentiality: 'C2', width: 22 }),
  'person.name': field('姓名', 'Name', { confidentiality: 'C2', width: 10 }),
  'person.sex': field('性别', 'Sex', { codes: 'sex', confidentiality: 'C2', width: 5 }),
  'person.birthYear': field('出生年份', 'Born', { kind: 'number', confidentiality: 'C2', width: 10 }),
  'person.idNumber': field('身份证号（隐去部分）', 'ID number (masked)', {
    confidentiality: 'C2',
    width: 22,
  }),
  'person.phone': field('联系电话（隐去部分）', 'Phone (masked)', { confidentiality: 'C2', width: 16 }),
  'case.measure': field('措施', 'Measure', { codes: 'measure', width: 10 }),
  'case.stage': field('状态', 'Stage', { codes: 'stage', width: 12 }),
  'case.contact': field('联系情况', 'Contact', { codes: 'contact', width: 10 }),
  'case.custody': field('羁押情况', 'Custody', { codes: 'custody', width: 10 }),
  'case.reportInDue': field('应报到日期', 'To report in by', day),
  'case.reportedOn': field('实际报到日期', 'Reported in', day),
  'case.reportIn': field('报到情况', 'Report-in', { codes: 'reportIn', width: 12 }),
  'case.termStarts': field('起始日期', 'Term begins', day),
  'case.termEnds': field('截止日期', 'Term ends', day),
  'case.agreementSigned': field('签订协议日期', 'Agreement signed', day),
  'case.tier': field('等级', 'Tier', { codes: 'tier', width: 8 }),
  'case.nextDue': field('最近应办日期', 'Next due', day),
  'case.overdue': field('逾期事项', 'Overdue', { kind: 'number', width: 8 }),
  'case.cleanSince': field('戒断起算日', 'Clean since', day),
  'case.threeYearsOn': field('满三年之日', 'Three years on', day),
  'place.township': field('乡镇（街道）', 'Township', { confidentiality: 'C1', width: 14 }),
  'place.station': field('工作站', 'Station', { confidentiality: 'C1', width: 16 }),
  'place.worker': field('承办人', 'Worker', { confidentiality: 'C1', width: 10 }),
}
