import type { IncomingHttpHeaders } from 'node:http'
import { Problem } from './problem.ts'

/**
 * A write must come from our own pages: `Origin` is our host, or `Sec-Fetch-Site` says same-origin (or none: typed by
 * the user). A client that sends neither is not a browser of today and is refused as well; both present must agree.
 */
export function checkOrigin(
  headers: IncomingHttpHeaders,
  host: string,
  publicOrigin: string | undefined,
): void {
  const { origin } = headers
  const site = headers['sec-fetch-site']
  const originIsOurs = origin === undefined ? undefined : isOwn(origin, host, publicOrigin)
  const siteIsOurs = site === undefined ? undefined : site === 'same-origin' || site === 'none'
  if (originIsOurs === false || siteIsOurs === false || (originIsOurs ?? siteIsOurs) !== true)
    throw foreignOrigin()
}

function isOwn(origin: string, host: string, publicOrigin: string | undefined): boolean {
  if (publicOrigin !== undefined) return origin === new URL(publicOrigin).origin
  return origin === `http://${host}` || origin === `https://${host}`
}

function foreignOrigin(): Problem {
  return new Problem(403, 'foreign-origin', {
    zh: '请求不是从本系统的页面发出的，已拒绝。',
    en: 'The request did not come from a page of this system and is refused.',
  })
}
