import type { FastifyContextConfig } from 'fastify';

/** Says which bodies a route takes, by its `forms`. */
export function wantedType(forms: FastifyContextConfig['forms']): string {
  if (forms === 'only') return 'The body must be multipart/form-data.';
  return `The body must be application/json${forms === 'too' ? ' or multipart/form-data' : ''}.`;
}
