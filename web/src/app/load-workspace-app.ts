/** Who signs in needs neither the cache nor the rooms' code: they come when they are wanted, or when they are about to be. */
export const loadWorkspaceApp = () => import('./workspace-app.js');
