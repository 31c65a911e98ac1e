import type { TestApp } from '../support/test-app.js';
import { multipartOf } from '../support/uploads.js';
import type { Outcome } from './policy.js';

/** An answer down to its bytes. */
export interface RawAnswer {
  status: number;
  body: string;
  /** Status, headers and body, without the date: what may not differ between what is hidden and what is not there. */
  bytes: string;
}

export async function askRaw(
  app: TestApp,
  accessToken: string | undefined,
  query: string,
  variables: object,
): Promise<RawAnswer> {
  const { type, body: sent } = bodyOf(query, variables);
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { ...type, ...(accessToken && { authorization: `Bearer ${accessToken}` }) },
    body: sent,
  });
  const body = await response.text();
  const headers = [...response.headers].filter(([name]) => name !== 'date');
  return { status: response.status, body, bytes: JSON.stringify([response.status, headers, body]) };
}

/** Multipart where the input has a file. */
function bodyOf(
  query: string,
  variables: { input?: object },
): { type: Record<string, string>; body: string | FormData } {
  const [name] = Object.entries(variables.input ?? {}).find(([, value]) => value instanceof Blob) ?? [];
  if (name === undefined)
    return { type: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) };
  const file = (variables.input as Record<string, Blob>)[name]!;
  const input = { ...variables.input, [name]: null };
  const path = `variables.input.${name}`;
  return {
    type: { 'apollo-require-preflight': '1' },
    body: multipartOf(query, { input }, { [path]: { bytes: file } }),
  };
}

const CODES: Record<string, Outcome> = {
  UNAUTHENTICATED: 'sign in',
  FORBIDDEN: 'no',
  NOT_FOUND: 'not found',
  BAD_USER_INPUT: 'bad input',
  CONFLICT: 'conflict',
};

/** What an answer to one field says, in the words of the tables. listed: the id to look for, where the field is a list. */
export function outcomeOf(answer: RawAnswer, listed?: string): Outcome | string {
  if (answer.status !== 200) return `status ${answer.status}`;
  const { data, errors } = JSON.parse(answer.body);
  if (errors) return outcomeOfError(errors[0]);
  const [value] = Object.values<{ nodes?: { id: string }[] } | { id: string }[] | null>(data);
  if (value === null) return 'null';
  const list = Array.isArray(value) ? value : value!.nodes;
  if (listed === undefined || !list) return 'yes';
  return list.some(({ id }) => id === listed) ? 'listed' : 'hidden';
}

export function outcomeOfError(error: { extensions?: { code?: string } }): Outcome | string {
  const code = error.extensions?.code;
  return CODES[code!] ?? String(code);
}
