/** What of an OpenAPI document a table of its routes tells. */
interface Document {
  paths: Record<string, Record<string, Operation>>;
}

interface Operation {
  summary: string;
  'x-sources'?: string[];
  'x-graphql'?: string;
}

interface Row {
  source: string;
  route: string;
  graphql: string;
  summary: string;
}

/** A table of the routes of some documents, each once for each API that it is for, in Markdown. */
export function routeTable(documents: Document[]): string {
  const rows = documents
    .flatMap(rowsOf)
    .sort((a, b) => a.source.localeCompare(b.source))
    .map(({ source, route, graphql, summary }) => `| ${source} | \`${route}\` | ${summary} | \`${graphql}\` |`);
  return ['| API | route | | GraphQL |', '|---|---|---|---|', ...rows, ''].join('\n');
}

function rowsOf({ paths }: Document): Row[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { summary, 'x-sources': sources = [], 'x-graphql': graphql = '' }]) =>
      sources.map((source) => ({ source, route: `${method.toUpperCase()} ${path}`, graphql, summary })),
    ),
  );
}
