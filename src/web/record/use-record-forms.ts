import { useEffect, useState } from 'react'
import { everydayForms } from './forms/everyday-forms.ts'
import type { RecordForms } from './forms/form.ts'

let all: RecordForms | undefined

/** The everyday forms at once, all of them a moment later; `complete` says which it is. */
export function useRecordForms(): { readonly forms: RecordForms; readonly complete: boolean } {
  const [forms, setForms] = useState<RecordForms>(all ?? everydayForms)
  useEffect(() => {
    let here = true
    void import('./forms/all.ts').then((loaded) => {
      all = loaded.recordForms
      if (here) setForms(loaded.recordForms)
    })
    return () => {
      here = false
    }
  }, [])
  return { forms, complete: forms !== everydayForms }
}
