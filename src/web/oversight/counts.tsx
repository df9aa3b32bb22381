/** A few numbers on top of a list; a number that is late is said so by its colour and its word. */
export function Counts(props: {
  counts: readonly { readonly label: string; readonly value: number | string; readonly late?: boolean }[]
}) {
  return (
    <dl className="oversight-counts">
      {props.counts.map((one) => (
        <div key={one.label}>
          <dt>{one.label}</dt>
          <dd className={one.late && one.value !== 0 ? 'late' : undefined}>{one.value}</dd>
        </div>
      ))}
    </dl>
  )
}
