/** How far along, with the words beside it: `第 412 天，共 1096 天`. */
export function Progress(props: { value: number; max: number; label: string; words?: string }) {
  const share = props.max > 0 ? Math.min(100, Math.max(0, (props.value / props.max) * 100)) : 0
  return (
    <div className="progress">
      <div
        className="track"
        role="progressbar"
        aria-label={props.label}
        aria-valuemin={0}
        aria-valuemax={props.max}
        aria-valuenow={Math.min(props.value, props.max)}
        aria-valuetext={props.words}
      >
        <span style={{ width: `${share}%` }} />
      </div>
      {props.words && <span className="small soft">{props.words}</span>}
    </div>
  )
}
