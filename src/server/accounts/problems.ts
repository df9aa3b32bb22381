import { Problem } from '#server/http/problem.ts'

/** One answer for a wrong login, a wrong password, a disabled account and a demonstration login elsewhere. */
export function signInFailed(): Problem {
  return new Problem(401, 'sign-in-failed', {
    zh: '用户名或密码不正确。',
    en: 'The login or the password is not right.',
  })
}

export function codeFailed(): Problem {
  return new Problem(401, 'code-failed', {
    zh: '验证码不正确，或已经用过。请等下一个验证码。',
    en: 'The code is not right or has been used. Wait for the next one.',
  })
}

export function invitationFailed(): Problem {
  return new Problem(401, 'invitation-failed', {
    zh: '用户名、开通码或密码不正确，或开通码已过期。',
    en: 'The login, the invitation code or the password is not right, or the code has ended.',
  })
}

export function tooManyTries(seconds: number): Problem {
  return new Problem(
    429,
    'too-many-tries',
    {
      zh: `尝试次数过多，请在 ${seconds} 秒后再试。`,
      en: `Too many tries. Try again in ${seconds} seconds.`,
    },
    [],
    { 'retry-after': String(seconds) },
  )
}
