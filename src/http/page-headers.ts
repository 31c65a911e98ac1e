type Policy = Record<string, string>;

/** What neither page may do: load anything not listed, send forms, be framed, or move its own base address. */
const nothing: Policy = {
  'default-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};

/** Headers of the landing page and its files: no scripts at all. */
export const landingHeaders = headersWith({ ...nothing, 'style-src': "'self'", 'img-src': "'self'" });

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

function headersWith(policy: Policy): Record<string, string> {
  return {
    'content-security-policy': Object.entries(policy)
      .map(([directive, sources]) => `${directive} ${sources}`)
      .join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
}
