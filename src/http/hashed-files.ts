/** How files are served whose names hold the hash of their content (options of @fastify/static): kept unasked for a year. */
export const hashedFiles = {
  index: false,
  preCompressed: true,
  maxAge: 31_536_000_000,
  immutable: true,
} as const;
