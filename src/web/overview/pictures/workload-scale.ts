import type { Workload, WorkloadRow } from './workload-part.tsx'

/** How long a bar is: people in force, weighted where that is known, for each full-time worker of the row. */
export function loadOf(row: WorkloadRow): number | null {
  const people = row.weighted ?? row.inForce
  if (people === null) return null
  return row.staff > 1 ? people / row.staff : people
}

/** Where the scale ends: room for the longest bar and for the line of the norm. */
export function scaleOf({ rows, norm }: Workload): number {
  const longest = Math.max(0, ...rows.map((r) => loadOf(r) ?? 0))
  return Math.max(norm.ratio * 1.25, longest * 1.05, 1)
}

export function nameOf(row: WorkloadRow, nobody: string): string {
  return row.worker ?? row.area?.name ?? nobody
}

/** One decimal where it is needed. */
export function sayLoad(load: number): string {
  return String(Math.round(load * 10) / 10)
}
