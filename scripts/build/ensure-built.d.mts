/** Builds dist afresh when the sources have changed since the last build. root: the project's folder. Ends the process where the build fails. */
export function ensureBuilt(root: string): void;
/** Whether dist was made from the sources as they are. */
export function isBuilt(root: string): boolean;
