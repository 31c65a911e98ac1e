import type { TypedDocumentNode } from '@apollo/client';
import { print } from 'graphql';
import { ApiError, failureOf, NetworkError, type WireError } from '../../../api/errors.js';
import { session } from '../../../api/session.js';

/** An upload of which nothing was taken for so long is taken for broken, milliseconds: the server waits as long. */
const STALLED = 30_000;

/** A file on its way. document: the mutation that takes it as its variable `file`. */
export interface Parcel<Result> {
  document: TypedDocumentNode<Result, { file: Blob }>;
  blob: Blob;
  name: string;
  /** Called with the part that is gone, 0 to 1. */
  onProgress: (part: number) => void;
  signal: AbortSignal;
}

/**
 * Uploads one file (https://github.com/jaydenseric/graphql-multipart-request-spec). XMLHttpRequest, for `fetch` tells nothing of
 * how far it is. Throws ApiError, NetworkError, and what the signal was aborted with.
 */
export async function sendFile<Result>(parcel: Parcel<Result>): Promise<Result> {
  const token = await session.token();
  try {
    return await attempt(parcel, token);
  } catch (error) {
    // It ended meanwhile, or before.
    if (!token || failureOf(error).code !== 'UNAUTHENTICATED') throw error;
    session.reject(token);
    return attempt(parcel, await session.token());
  }
}

function attempt<Result>(parcel: Parcel<Result>, token: string | null): Promise<Result> {
  const { onProgress, signal } = parcel;
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const request = new XMLHttpRequest();
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => request.abort(), STALLED);
    };
    const abort = () => request.abort();
    request.upload.onprogress = ({ loaded, total }) => {
      wait();
      onProgress(loaded / total);
    };
    request.onload = () => {
      const answer = answerOf<Result>(request);
      if ('data' in answer) resolve(answer.data);
      else reject(answer.error);
    };
    request.onerror = () => reject(new NetworkError());
    request.onabort = () => reject(signal.aborted ? signal.reason : new NetworkError());
    request.onloadend = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    };
    signal.addEventListener('abort', abort);
    request.open('POST', '/graphql');
    request.setRequestHeader('accept', 'application/graphql-response+json');
    request.setRequestHeader('apollo-require-preflight', '1');
    if (token) request.setRequestHeader('authorization', `Bearer ${token}`);
    request.send(formOf(parcel));
    wait();
  });
}

function formOf<Result>({ document, blob, name }: Parcel<Result>): FormData {
  const form = new FormData();
  form.set('operations', JSON.stringify({ query: print(document), variables: { file: null } }));
  form.set('map', JSON.stringify({ 0: ['variables.file'] }));
  form.set('0', blob, name);
  return form;
}

function answerOf<Result>({ responseText }: XMLHttpRequest): { data: Result } | { error: Error } {
  try {
    const { data, errors } = JSON.parse(responseText) as { data: Result; errors?: WireError[] };
    return errors?.[0] ? { error: new ApiError(errors[0]) } : { data };
  } catch (cause) {
    return { error: new NetworkError({ cause }) }; // something between here and the server answered
  }
}
