import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { NO_PAGES } from './no-pages.js';
import { showPushMessages } from './push.js';

declare const self: ServiceWorkerGlobalScope;
/** Every file of the app, put here by the build. */
declare const SHELL: PrecacheEntry[];

// The app itself without a network. What people wrote is never here: it is in IndexedDB, by person, and goes with him.
precacheAndRoute(SHELL);
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL('/'), { denylist: [NO_PAGES] }));

// A new version waits until the person takes it: open pages need the files of theirs.
self.addEventListener('message', ({ data }) => {
  if (data === 'takeOver') void self.skipWaiting();
});

showPushMessages();
