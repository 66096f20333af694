/**
 * What every answer says, whatever serves it. A page overrides the policy with its own, which is wider where it must
 * be: this one is for data, pictures and refusals, which have nothing to load, to run or to be framed for.
 */
export function securityHeaders(publicUrl: string): Record<string, string> {
  return {
    // What is sent is only ever what its type says.
    'x-content-type-options': 'nosniff',
    'content-security-policy':
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    // For browsers that do not know frame-ancestors.
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'permissions-policy':
      'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), midi=(), ' +
      'accelerometer=(), gyroscope=(), magnetometer=(), display-capture=(), screen-wake-lock=()',
    'cross-origin-opener-policy': 'same-origin',
    // Only where the address is https: on plain http browsers ignore it, and a machine that later moves must not be locked.
    // Subdomains are not ours to decide about.
    ...(new URL(publicUrl).protocol === 'https:' ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
}
