import { type FieldGroup, held, open } from '#core/forms/field-kind.ts'
import { sayDay } from '#core/forms/paper-words.ts'

/** The body that signs: 某镇 is 某镇人民政府, 某街道 is 某街道办事处 (禁毒法 34). */
function governmentOf(name: string): string | undefined {
  if (name === '') return undefined
  if (/[镇乡]$/.test(name)) return `${name}人民政府`
  return /街道$/.test(name) ? `${name}办事处` : name
}

export const officeFields: FieldGroup = {
  issuer: held('制发单位', 'Issuing office', (f) => f.office.issuer || undefined),
  township: held('乡镇（街道）', 'Township', (f) => governmentOf(f.office.township)),
  place: held('执行地', 'Place of execution', (f) => f.office.place || f.office.township || undefined),
  county: held('所在县（市、区）', 'County', (f) => f.office.county || undefined),
  station: open('工作站', 'Station', (f) => f.office.station || undefined),
  stationPhone: open('工作站电话', 'Phone of the station', (f) => f.office.stationPhone || undefined),
  stationAddress: open('工作站地址', 'Address of the station', (f) => f.office.stationAddress || undefined),
  worker: open('专职工作人员', 'Worker', (f) => f.office.worker || undefined),
}

export const fileFields: FieldGroup = {
  no: held('档案编号', 'File number', (f) => f.fileNo),
  today: held('制作日期', 'Date of the paper', (f) => sayDay(f.today)),
}
