import type { Words } from '#core/shared/decision.ts'

type ListedProblem = { readonly status: number; readonly code: string; readonly says: Words }

const p = (status: number, code: string, zh: string, en: string): ListedProblem => ({
  status,
  code,
  says: { zh, en },
})

/** Every problem code with when it comes; `type` of a problem points at its line on the API page. */
export const problemList: readonly ListedProblem[] = [
  p(
    400,
    'invalid-input',
    '输入不符合接口约定；errors 指出字段。',
    'The input breaks the contract; errors point at the fields.',
  ),
  p(
    400,
    'header-missing',
    '缺少 Idempotency-Key 或 If-Match，或格式不正确。',
    'Idempotency-Key or If-Match is missing or malformed.',
  ),
  p(400, 'bad-request', '请求格式不正确。', 'The request is malformed.'),
  p(401, 'unauthenticated', '没有登录，或登录已结束。', 'Not signed in, or the session has ended.'),
  p(401, 'sign-in-failed', '用户名或密码不正确。', 'Wrong login or password.'),
  p(401, 'code-failed', '验证码不正确或已用过。', 'The code is wrong or spent.'),
  p(401, 'invitation-failed', '开通码不正确或已过期。', 'The invitation is wrong or has ended.'),
  p(401, 'set-up-failed', '首次设置码不正确。', 'The set-up code is wrong.'),
  p(401, 'second-factor', '还需要动态验证码。', 'The second factor is still to be given.'),
  p(401, 'enrolment-unfinished', '动态验证尚未开通。', 'The authenticator is not yet confirmed.'),
  p(401, 'step-up', '需要五分钟内的动态验证。', 'A second factor of the last five minutes is needed.'),
  p(403, 'no-right', '该岗位永远不能调用此接口。', 'The role can never call this route.'),
  p(403, 'no-grant', '没有生效的岗位授权。', 'No right is in force today.'),
  p(403, 'foreign-origin', '写请求不是来自本系统页面。', 'A write did not come from a page of this system.'),
  p(
    404,
    'not-found',
    '不存在，或不在权限范围内，两者不可区分。',
    'Not there, or out of scope; the two are alike.',
  ),
  p(409, 'changed-meanwhile', '他人先作了改动。', 'Someone else was faster.'),
  p(409, 'key-used', 'Idempotency-Key 已用于别的内容。', 'The Idempotency-Key was used for other content.'),
  p(413, 'too-large', '内容太大。', 'Too large.'),
  p(415, 'unsupported-media-type', '不支持的格式。', 'The format is not taken.'),
  p(422, 'refused', '规则不允许；errors 给出依据。', 'A rule refuses it; errors give the grounds.'),
  p(428, 'precondition-required', '缺少版本号 If-Match。', 'If-Match is missing.'),
  p(429, 'too-many-tries', '尝试次数过多，见 Retry-After。', 'Too many tries; see Retry-After.'),
  p(500, 'fault', '系统故障，附编号。', 'A fault of ours, with a reference.'),
  p(503, 'unavailable', '繁忙或未就绪，见 Retry-After。', 'Busy or not ready; see Retry-After.'),
]
