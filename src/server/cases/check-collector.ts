import type { PoolClient } from 'pg'
import type { Vault } from '#server/crypto/vault.ts'
import { refused } from '#server/http/problem.ts'
import type { NewEntry } from '#server/store/append-entries.ts'
import { findCase } from '#server/store/open-case.ts'
import { findIdentity } from '#server/store/person-identity.ts'

/**
 * A woman's urine is collected by a woman (公安机关办理行政案件程序规定 94). The journal does not know the person's sex, so it is
 * asked here: whoever records a man as collector says why, and the test shows it as a defect.
 */
export async function checkCollector(
  tx: PoolClient,
  vault: Vault,
  caseId: string,
  entries: readonly NewEntry[],
): Promise<void> {
  const unexplained = entries.findIndex(isUnexplained)
  if (unexplained < 0) return
  const key = await findCase(tx, caseId)
  const person = key && (await findIdentity(tx, vault, key.region, key.personId))
  if (person?.sex !== 'female') return
  throw refused([
    {
      code: 'collector-sex',
      field: `entries.${unexplained}.data.collectorWhy`,
      says: {
        zh: '采集女性的样本应当由女性工作人员进行。',
        en: "A woman's sample is collected by female staff.",
      },
      mend: {
        zh: '采样人登记有误的请更正；确实不是女性采集的，请写明原因。',
        en: 'Mend the collector if it is wrong; otherwise say why no woman collected it.',
      },
      clause: 'cxgd-94',
    },
  ])
}

function isUnexplained({ type, data }: NewEntry): boolean {
  return type === 'testTaken' && data['collectorSex'] === 'male' && !data['collectorWhy']
}
