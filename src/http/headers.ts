import type { Config } from '../config.js';

type Policy = Record<string, string>;

/** What no answer may do: load anything not listed, send forms, be framed, or move its own base address. */
const nothing: Policy = {
  'default-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};

/** Headers of every answer that is no page: a browser that shows it runs and keeps nothing of it. */
export const apiHeaders = { ...headersWith(nothing), 'cache-control': 'private, no-store' };

/** Where people come by https, browsers shall never again come without; RFC 6797. Nothing is said of other hosts. */
export function transportHeaders({ publicUrl }: Pick<Config, 'publicUrl'>): Record<string, string> {
  return publicUrl?.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {};
}

/** Names of the Trusted Types policies of the web client; with any other no text becomes markup or the address of a script. */
const appPolicies = ['service-worker'];

/** Headers of the web client and its files: everything from here; pictures also as the page made them. */
export const appHeaders = headersWith({
  ...nothing,
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' blob: data:",
  'font-src': "'self'",
  // For WebSockets of this origin too (CSP 3).
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'worker-src': "'self'",
  'media-src': "'self'",
  'require-trusted-types-for': "'script'",
  'trusted-types': appPolicies.join(' '),
});

/**
 * Headers of GraphiQL and its files: scripts and workers only from here, without eval. Inline styles are allowed because
 * Monaco writes them; its fonts and icons are data URLs in the style sheet.
 */
export const graphiqlHeaders = headersWith({
  ...nothing,
  'script-src': "'self'",
  'worker-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'font-src': "'self' data:",
  'img-src': "'self' data:",
  'connect-src': "'self'",
});

/**
 * Headers of the pages that show the OpenAPI document: scripts only from here, without eval. Both write styles into the page; ReDoc
 * searches in a worker that it makes itself.
 */
export const apiDocsHeaders = headersWith({
  ...nothing,
  'script-src': "'self'",
  'worker-src': 'blob:',
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'font-src': "'self' data:",
  'connect-src': "'self'",
});

function headersWith(policy: Policy): Record<string, string> {
  return {
    'content-security-policy': Object.entries(policy)
      .map(([directive, sources]) => `${directive} ${sources}`)
      .join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  };
}
