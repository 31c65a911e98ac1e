import { join } from 'node:path';

/**
 * Groups for rolldown that put what a first visit loads into few files: `start`, for whoever comes, `workspace`, for who is signed
 * in, and `basics`, what the workspace shares with the pages of strangers. Left to itself each module that later chunks share would
 * be a file of its own, asked for and packed apart. root: the folder of the app.
 */
export function firstVisitChunks(root) {
  let names;
  const name = (id, context) => (names ??= nameModules(join(root, 'src'), context)).get(id) ?? null;
  return [{ debugName: 'first visit', name, priority: 1 }];
}

/** Module id -> chunk. */
function nameModules(source, context) {
  const start = importedBy([join(source, 'main.tsx')], context);
  const strangers = importedBy(
    PAGES.map((page) => join(source, 'features/accounts', page)),
    context,
  );
  const workspace = importedBy([join(source, 'app/workspace-app.tsx')], context);
  const names = new Map([...workspace].map((id) => [id, strangers.has(id) ? 'basics' : 'workspace']));
  for (const id of start) names.set(id, 'start');
  return names;
}

/** What strangers see. */
const PAGES = ['sign-in-page.tsx', 'register-page.tsx', 'set-up-page.tsx', 'no-admin-page.tsx'];

/**
 * All that modules import without `import()`, themselves included. Icons come from one index that names all of them: of those only
 * the ones that a module names.
 */
function importedBy(entries, context) {
  const found = new Set();
  const waiting = [...entries];
  for (let id = waiting.pop(); id; id = waiting.pop()) {
    const info = found.has(id) ? null : context.getModuleInfo(id);
    if (!info) continue;
    found.add(id);
    const index = info.importedIds.find((imported) => ICONS.test(imported));
    if (index) waiting.push(...iconsIn(info.code ?? '', index));
    waiting.push(...info.importedIds.filter((imported) => imported !== index));
  }
  return found;
}

/** The index of lucide-react, and its folder. */
const ICONS = /^(.*[\\/]lucide-react[\\/]dist[\\/]esm)[\\/]lucide-react\.m?js$/;
const NAMED = /import\s*\{([^}]*)\}\s*from\s*["']lucide-react["']/g;

/** The modules of the icons that a module imports by name: `Trash2` is icons/trash-2. */
function iconsIn(code, index) {
  const [, folder] = ICONS.exec(index);
  const extension = index.slice(index.lastIndexOf('.'));
  const named = [...code.matchAll(NAMED)].flatMap(([, list]) => list.split(','));
  return named
    .map((name) => name.trim().split(' ')[0])
    .map((name) => name.replace(/([a-z])([A-Z0-9])|(\d)([A-Z])/g, '$1$3-$2$4').toLowerCase())
    .map((name) => join(folder, 'icons', `${name}${extension}`));
}
