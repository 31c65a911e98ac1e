import { Type } from 'typebox';
import { answers } from '../../rest/answers.js';
import { readForm } from '../../rest/forms.js';
import type { RestServer } from '../../rest/rest-server.js';
import { ById, Bytes, formBody } from '../../rest/shapes.js';
import { badInput, DomainError, type ErrorCode } from '../../shared/errors.js';
import { getFile } from './find-file.js';
import { FileShape, presentFile } from './present-file.js';

const tags = ['Files'];
const UploadForm = Type.Object({}, { additionalProperties: false });

/** Uploading files and what is known of one, for the clients of 000. */
export function serveUploads(rest: RestServer): void {
  rest.post(
    '/api/files/upload',
    {
      config: { sources: ['000'], graphql: 'uploadFile', forms: 'only' },
      schema: {
        operationId: 'uploadFile',
        summary: 'Upload a file',
        description:
          'Stores a file, which nobody else sees until it is sent with a message or attached to a task. One that is too large is refused with 400.',
        tags,
        body: formBody({ file: Bytes }),
        response: answers({ 201: FileShape }),
      },
    },
    async (request, reply) => {
      const { files } = await readForm(request, UploadForm, { field: 'file', most: 1 }).catch(asBadInput);
      if (!files[0]) throw badInput({ file: 'Is required.' });
      return reply.code(201).send(presentFile(request.ctx, files[0]));
    },
  );

  rest.get(
    '/api/files/:id',
    {
      config: { sources: ['000'], graphql: 'file' },
      schema: {
        operationId: 'file',
        summary: 'What is known of a file',
        description: 'Gives what is known of a file, and where to get it.',
        tags,
        params: ById,
        response: answers({ 200: FileShape }, 'NOT_FOUND'),
      },
    },
    async ({ ctx, params }) => presentFile(ctx, await getFile(ctx, params.id)),
  );
}

const OF_THE_FILE: ErrorCode[] = ['PAYLOAD_TOO_LARGE', 'QUOTA_EXCEEDED', 'UNSUPPORTED_MEDIA_TYPE'];

/** Clients of 000 know of no other status for a file that is not taken. */
function asBadInput(error: unknown): never {
  if (error instanceof DomainError && OF_THE_FILE.includes(error.code)) throw badInput({ file: error.message });
  throw error;
}
