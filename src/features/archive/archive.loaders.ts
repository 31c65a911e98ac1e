import type { LoaderFactory } from '../../context.js';

/** Contents by `segment:position`. Who asks must see the message. */
export const archivedContent: LoaderFactory<string, string> = (ctx) => (keys) =>
  ctx.app.archive.read(
    keys.map((key) => {
      const [segmentId, position] = key.split(':') as [string, string];
      return { segmentId, position: Number(position) };
    }),
  );
