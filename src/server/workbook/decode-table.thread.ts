import { parentPort, workerData } from 'node:worker_threads'
import { decodeTable } from './decode-table.ts'

// one file, one answer, then the thread ends: nothing of a hostile file lives on
parentPort?.postMessage(await decodeTable(Buffer.from(workerData as Uint8Array)))
