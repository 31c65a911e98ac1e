import { Type } from 'typebox';
import type { Context } from '../../context.js';
import { MAX_PAGE } from '../../graphql/connection.js';
import { eachPage } from '../../graphql/each-page.js';
import { answers } from '../../rest/answers.js';
import { readForm } from '../../rest/forms.js';
import type { RestServer } from '../../rest/rest-server.js';
import { Bytes, formBody, strict } from '../../rest/shapes.js';
import { V1_BASES } from '../../rest/v1.js';
import { badInput } from '../../shared/errors.js';
import type { StoredFile } from './file.entity.js';
import { FILE_V1_EXAMPLE, FileV1, presentFileV1 } from './file-v1.js';
import { listEntries } from './list-entries.js';
import { uploadArchive } from './upload-archive.js';

/** Archives to unpack for the clients of 001 and 002. */
export function serveArchivesV1(rest: RestServer): void {
  for (const { base, sources, suffix } of V1_BASES) {
    rest.post(
      `${base}/uploads`,
      {
        config: { sources, graphql: 'uploadArchive', forms: 'only' },
        schema: {
          operationId: `uploadArchive${suffix}`,
          summary: 'Upload a ZIP',
          description:
            'Stores a ZIP, byte for byte, and each file in it as one of yours: all or none. Gives those files in the order of the ZIP, with links to them and to previews of pictures.',
          tags: ['Files'],
          body: formBody({ file: Bytes }),
          response: answers(
            { 201: Type.Array(FileV1, { description: 'The files that were in it.', examples: [[FILE_V1_EXAMPLE]] }) },
            'ARCHIVE_INVALID',
            'QUOTA_EXCEEDED',
          ),
        },
      },
      async (request, reply) => {
        const { ctx } = request;
        const { files } = await readForm(request, Type.Object({}, strict), {
          field: 'file',
          most: 1,
          store: async (_, archive) => (await uploadArchive(ctx, { archive })).archive,
        });
        if (!files[0]) throw badInput({ file: 'Is required.' });
        const entries = await allEntries(ctx, files[0]);
        return reply.code(201).send(entries.map((file) => presentFileV1(ctx, file)));
      },
    );
  }
}

async function allEntries(ctx: Context, archive: StoredFile): Promise<StoredFile[]> {
  const all: StoredFile[] = [];
  for await (const page of eachPage((after) => listEntries(ctx, archive, { first: MAX_PAGE, after })))
    all.push(...page);
  return all;
}
