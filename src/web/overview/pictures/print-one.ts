/** Prints one part of the page alone on its sheet; everything else stays out until the dialog is closed. */
export function printOne(part: HTMLElement): void {
  const root = document.documentElement
  const end = () => {
    root.classList.remove('printing-one')
    part.classList.remove('printed')
  }
  root.classList.add('printing-one')
  part.classList.add('printed')
  window.addEventListener('afterprint', end, { once: true })
  window.print()
}
