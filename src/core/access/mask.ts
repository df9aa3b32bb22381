/** `张三丰` becomes `张**`: the family name stays so that a list can be talked about, the rest needs a purpose. */
export function maskName(name: string): string {
  const [first = '', ...rest] = [...name.trim()]
  return first + '*'.repeat(Math.min(rest.length, 3))
}

/** Keeps the province and city, and the last two characters: enough to tell two people apart, not to look one up. */
export function maskIdNumber(idNumber: string): string {
  return maskMiddle(idNumber, 4, 2)
}

export function maskPhone(phone: string): string {
  return maskMiddle(phone, 3, 4)
}

/** An address keeps what a list needs, the district or street, and loses the door. */
export function maskAddress(address: string): string {
  const kept = /^.{0,12}?(?:区|县|市|镇|街道|乡)/u.exec(address)?.[0] ?? ''
  return `${kept}***`
}

function maskMiddle(text: string, head: number, tail: number): string {
  if (text.length <= head + tail) return '*'.repeat(text.length)
  return text.slice(0, head) + '*'.repeat(text.length - head - tail) + text.slice(text.length - tail)
}
