import type { z } from 'zod';
import { ImportError } from '../import-error.js';

/**
 * The items of an entry that holds one JSON list. item: what one is called in errors, counted from 1.
 * Throws ImportError, as in "users.json: user 2: id is missing".
 */
export function parseList<T extends z.ZodType>(entry: string, bytes: Buffer, item: string, schema: T): z.output<T>[] {
  const list = parseJson(entry, bytes);
  if (!Array.isArray(list)) throw new ImportError(entry, 'is not a JSON list');
  return list.map((value, index) => {
    const result = schema.safeParse(value, { error: wording });
    if (result.success) return result.data;
    throw new ImportError(entry, `${item} ${index + 1}: ${firstFault(result.error)}`);
  });
}

function parseJson(entry: string, bytes: Buffer): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ImportError(entry, 'is not UTF-8 text');
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ImportError(entry, `is not JSON (${(error as SyntaxError).message})`);
  }
}

function wording(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code !== 'invalid_type') return undefined;
  return issue.input === undefined ? 'is missing' : `is not of type ${issue.expected}`;
}

function firstFault(error: z.ZodError): string {
  const [issue] = error.issues;
  // The rules shared with other operations speak in sentences.
  const reason = issue?.message.replace(/^[A-Z]/, (letter) => letter.toLowerCase()).replace(/\.$/, '');
  return [issue?.path.join('.'), reason].filter(Boolean).join(' ');
}
