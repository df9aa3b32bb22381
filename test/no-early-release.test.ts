import { expect, test } from 'vitest'
import type { Finding } from '#core/case/case-state.ts'
import { versionAt } from '#core/forms/find-form.ts'
import type { FormFile } from '#core/forms/form-file.ts'
import { readForms } from '#server/documents/read-forms.ts'
import { inventedFile } from '#test/documents/invented-file.ts'
import { drawPaper } from '#test/documents/paper-text.ts'
import { readPdfText } from '#test/documents/read-pdf-text.ts'

const book = readForms()

/** The hand-over of a life in which these findings stand. */
async function handOver(
  measure: 'communityDetox' | 'communityRehab',
  kinds: readonly Finding['kind'][],
): Promise<string> {
  const life = inventedFile({ measure })
  const findings = kinds.map((kind) => ({
    id: kind,
    kind,
    on: '2025-12-01',
    clause: 'jdf-38',
    evidence: ['e'],
  }))
  const file: FormFile = { ...life, state: { ...life.state, findings } }
  const form = book.find('F-25b')
  const version = form && versionAt(form, '329801001', '2026-01-05')
  if (!form || !version) throw new Error('the hand-over list is missing')
  const { bytes } = await drawPaper(book, form, version, file)
  return readPdfText(bytes).join('')
}

test('rehabilitation that was refused, and use again: the hand-over says that an isolation may not end early', async () => {
  expect(await handOver('communityRehab', ['deemedRefusal', 'relapse'])).toContain('不得提前解除')
  expect(await handOver('communityRehab', ['seriousViolation', 'relapse'])).toContain('不得提前解除')
})

test('one of the two alone, and detox: it says nothing of the kind', async () => {
  expect(await handOver('communityRehab', ['relapse'])).not.toContain('不得提前解除')
  expect(await handOver('communityRehab', ['seriousViolation'])).not.toContain('不得提前解除')
  expect(await handOver('communityDetox', ['deemedRefusal', 'relapse'])).not.toContain('不得提前解除')
})
