import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { languageOf } from './language.ts'
import { notFound } from './problem.ts'
import { sendProblem } from './send-problem.ts'

type Asset = {
  readonly bytes: Buffer
  readonly type: string
  readonly tag: string
  readonly immutable: boolean
  readonly packed: Map<'br' | 'gzip', Promise<Buffer>>
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

/**
 * The built web application, held in memory: a request is a look-up in a table of known names, so no path can leave the
 * folder. Names with a hash never change; the page itself is never kept. Addresses of screens get the page.
 */
export async function serveWebApp(app: FastifyInstance, root: string): Promise<void> {
  const assets = await readAssets(root)
  const page = assets.get('/index.html')
  if (!page) throw new Error(`no web application in ${root}: build it first`)
  app.get('/*', { config: {}, exposeHeadRoute: false, compress: false }, async (request, reply) => {
    const [path = '/'] = request.url.split('?')
    const asset = assets.get(path) ?? (isScreen(path) ? page : undefined)
    if (!asset) return sendProblem(reply, notFound(), languageOf(request.headers), request.id)
    return sendAsset(request, reply, asset)
  })
}

function isScreen(path: string): boolean {
  return extname(path) === '' && !/^\/(api|assets)(\/|$)/.test(path)
}

async function readAssets(root: string): Promise<ReadonlyMap<string, Asset>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const files = entries.filter((e) => e.isFile() && types[extname(e.name)] !== undefined)
  const assets = files.map(async (file) => {
    const path = join(file.parentPath, file.name)
    const bytes = await readFile(path)
    const name = path.slice(root.length).replaceAll('\\', '/')
    const tag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
    const type = types[extname(file.name)] ?? ''
    const immutable = /-[\w-]{8,}\.\w+$/.test(name) && name.startsWith('/assets/')
    return [
      name.startsWith('/') ? name : `/${name}`,
      { bytes, type, tag, immutable, packed: new Map() },
    ] as const
  })
  return new Map(await Promise.all(assets))
}

async function sendAsset(request: FastifyRequest, reply: FastifyReply, asset: Asset): Promise<FastifyReply> {
  const isPage = asset.type.startsWith('text/html')
  reply.headers({
    'content-type': asset.type,
    etag: asset.tag,
    vary: 'accept-encoding',
    'cache-control': isPage
      ? 'no-store'
      : asset.immutable
        ? 'public, max-age=31536000, immutable'
        : 'no-cache',
  })
  if (!isPage && request.headers['if-none-match'] === asset.tag) return reply.code(304).send()
  const encoding = encodingOf(String(request.headers['accept-encoding'] ?? ''), asset)
  if (!encoding) return reply.send(asset.bytes)
  return reply.header('content-encoding', encoding).send(await packed(asset, encoding))
}

function encodingOf(accepted: string, asset: Asset): 'br' | 'gzip' | undefined {
  if (asset.bytes.length < 1024 || /^(image\/png|font\/)/.test(asset.type)) return undefined
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : undefined
}

/** Packed once, at the first request that asks for it. */
function packed(asset: Asset, encoding: 'br' | 'gzip'): Promise<Buffer> {
  const kept = asset.packed.get(encoding)
  if (kept !== undefined) return kept
  const made =
    encoding === 'br'
      ? promisify(brotliCompress)(asset.bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
      : promisify(gzip)(asset.bytes, { level: 9 })
  asset.packed.set(encoding, made)
  return made
}
