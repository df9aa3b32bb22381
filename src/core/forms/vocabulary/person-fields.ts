import { type FieldGroup, held, open } from '#core/forms/field-kind.ts'
import { sayDay } from '#core/forms/paper-words.ts'
import { ageOn } from '#core/people/age.ts'

const sexes = { male: '男', female: '女', unknown: undefined } as const

export const personFields: FieldGroup = {
  name: held('姓名', 'Name', (f) => f.person.name || undefined),
  sex: open('性别', 'Sex', (f) => sexes[f.person.sex]),
  birthDate: open('出生日期', 'Date of birth', (f) => sayDay(f.person.birthDate)),
  age: open('年龄', 'Age', (f) => {
    const age = ageOn(f.today, f.person.birthDate, f.person.birthYear)
    return age === null ? undefined : String(age)
  }),
  idNumber: {
    ...open('公民身份号码', 'ID number', (f) => f.person.idNumber ?? undefined),
    identity: 'idNumber',
  },
  phone: { ...open('联系电话', 'Phone', (f) => f.person.phone ?? undefined), identity: 'phone' },
  address: { ...open('现居住地址', 'Address', (f) => f.person.address ?? undefined), identity: 'address' },
}
