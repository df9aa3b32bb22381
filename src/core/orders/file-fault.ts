import type { Words } from '#core/shared/decision.ts'

/** Why a file as a whole is not read, and how to mend it. */
export const fileFaults = {
  tooLarge: f(
    '文件超过 {max} MB',
    'The file is larger than {max} MB',
    '请分成几个文件',
    'Split it into several files',
  ),
  empty: f('文件是空的', 'The file is empty', '请检查后重新选择', 'Check it and choose again'),
  oldExcel: f(
    '这是旧版 .xls 文件或加密的文件',
    'This is an old .xls file, or an encrypted one',
    '请在 Excel 或 WPS 中去掉密码，另存为 .xlsx 再上传',
    'Remove the password and save it as .xlsx, then send it again',
  ),
  notAWorkbook: f(
    '这不是表格文件',
    'This is not a workbook',
    '请上传 .xlsx 或 .csv 文件',
    'Send an .xlsx or a .csv file',
  ),
  damaged: f(
    '文件已损坏，无法读取',
    'The file is damaged and can not be read',
    '请重新另存后再上传',
    'Save it anew and send it again',
  ),
  unsafe: f(
    '文件结构异常（{what}），出于安全没有读取',
    'The structure of the file is unusual ({what}); for safety it was not read',
    '请把内容复制到空白模板中再上传',
    'Copy the contents into the empty template and send that',
  ),
  tooManyRows: f('超过 {max} 行', 'More than {max} rows', '请分成几个文件', 'Split it into several files'),
  tooManyColumns: f(
    '超过 {max} 列',
    'More than {max} columns',
    '请删去多余的列',
    'Delete the columns that are not needed',
  ),
  tookTooLong: f(
    '读取时间太长，已停止',
    'Reading took too long and was stopped',
    '请分成几个文件',
    'Split it into several files',
  ),
  noHeadings: f(
    '没有找到表头（至少要有姓名、身份证号、决定书文号等列）',
    'No headings were found (name, ID number, document number and others)',
    '请用空白模板，或检查表头文字',
    'Use the empty template, or check the headings',
  ),
  noOrders: f(
    '表头下面没有数据',
    'There is nothing below the headings',
    '请填写后再上传',
    'Fill it in and send it again',
  ),
} as const

export type FileFault = {
  readonly code: keyof typeof fileFaults
  readonly args?: Readonly<Record<string, string>>
}

export function sayFileFault(fault: FileFault): { readonly says: Words; readonly mend: Words } {
  const { zh, en, mendZh, mendEn } = fileFaults[fault.code]
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, key: string) => fault.args?.[key] ?? '')
  return { says: { zh: fill(zh), en: fill(en) }, mend: { zh: fill(mendZh), en: fill(mendEn) } }
}

function f(zh: string, en: string, mendZh: string, mendEn: string) {
  return { zh, en, mendZh, mendEn }
}
