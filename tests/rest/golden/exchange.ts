/** A file that is sent as a part of a multipart body. */
export interface GoldenFile {
  name: string;
  type: string;
  /** What is in it, or for `application/zip` what is in the archive: paths -> contents. */
  content: string | Record<string, string>;
}

/**
 * One request and its answer as an old API's own text has them. `$name` in a path, body or answer stands for what an earlier
 * answer gave (`keep`).
 */
export interface Exchange {
  name: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  /** The name of a kept access token; left out: nobody is signed in. */
  as?: string;
  /** What a browser would say that it takes; left out: anything. */
  accept?: string;
  json?: unknown;
  /** Fields of a multipart body. */
  form?: Record<string, string | GoldenFile>;
  status: number;
  /** What the body must be like: see `replay.ts`. Left out: the text says nothing of it. */
  answer?: unknown;
  /** Names under which values of the answer are kept: name -> path in the body, as `user.id` or `0.id`. */
  keep?: Record<string, string>;
}

/** An old API: what its clients send, in the order of its text. */
export interface Source {
  name: string;
  exchanges: Exchange[];
}

/** What stands for values that differ from run to run; see `replay.ts`. */
export const ID = '<id>';
export const TIME = '<time>';
export const TOKEN = '<token>';
export const TEXT = '<text>';
export const LINK = '<link>';
export const NUMBER = '<number>';

/** An object that has at least these fields: where the text names some and leaves room for more. */
export function including(fields: Record<string, unknown>): unknown {
  return { '<including>': fields };
}

/** One of these, where the text leaves it open. */
export function oneOf(...answers: unknown[]): unknown {
  return { '<one of>': answers };
}

/** A refusal; field: which part of the request is named in it. */
export function refusal(code: string, field?: string): unknown {
  return including({ code, detail: TEXT, ...(field !== undefined && { errors: including({ [field]: [TEXT] }) }) });
}
