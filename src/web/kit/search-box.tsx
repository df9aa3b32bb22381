import { Search } from 'lucide-react'
import { type FormEvent, type Ref, useEffect, useState } from 'react'

/** Searches on Enter, and by itself after a pause in typing where `live` is set. Nothing typed goes into the URL. */
export function SearchBox(props: {
  label: string
  placeholder?: string
  value: string
  onSearch: (text: string) => void
  live?: boolean
  ref?: Ref<HTMLInputElement>
  id?: string
}) {
  const { value, onSearch, live } = props
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (!live || text === value) return
    const timer = setTimeout(() => onSearch(text), 300)
    return () => clearTimeout(timer)
  }, [text, value, live, onSearch])

  function submit(event: FormEvent) {
    event.preventDefault()
    onSearch(text.trim())
  }

  return (
    <form onSubmit={submit} className="grow">
      <div className="search-box">
        <Search size={18} aria-hidden />
        <input
          ref={props.ref}
          id={props.id}
          type="search"
          className="input"
          aria-label={props.label}
          placeholder={props.placeholder}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
    </form>
  )
}
