import { describe, expect, test } from 'vitest'
import { emptyDatabase } from '#test/support/database.ts'

describe('a test database', () => {
  test('is made from the template in well under a second and knows Chinese letters', async () => {
    await (await emptyDatabase()).close()
    const start = performance.now()
    const db = await emptyDatabase()
    const took = performance.now() - start
    const { rows } = await db.app.query(`select current_user as who, show_trgm('王小明') as grams, version()`)
    expect(rows[0].who).toBe('tongxing_app')
    await db.close()
    expect(took).toBeLessThan(1000)
  })
})
