import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createSchema } from '../src/graphql/schema.js';
import { printSdl } from '../src/graphql/sdl.js';
import { projectRoot } from '../src/shared/project-root.js';

/** Writes the schema that the code declares to schema/schema.graphql. */
await writeFile(path.join(projectRoot, 'schema/schema.graphql'), printSdl(await createSchema()));
