/**
 * The app without a network: a service worker keeps its files. A new version waits; `onUpdate` is called with what makes
 * this page change to it.
 */
export async function installShell(onUpdate: (takeOver: () => void) => void): Promise<void> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  const registration = await navigator.serviceWorker.register(scriptUrl('/service-worker.js'), {
    updateViaCache: 'none',
  });
  const offer = (worker: ServiceWorker | null) => {
    // Without an earlier one this is the first visit: nothing is replaced.
    if (!worker || !navigator.serviceWorker.controller) return;
    onUpdate(() => {
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
      worker.postMessage('takeOver');
    });
  };
  offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => worker.state === 'installed' && offer(worker));
  });
  // An app that stays open for weeks asks now and then whether there is a newer one.
  setInterval(() => void registration.update().catch(() => {}), 60 * 60 * 1000);
}

/** The one address that may become a script, where the browser asks for such promises (Trusted Types). */
function scriptUrl(path: '/service-worker.js'): string {
  const policy = window.trustedTypes?.createPolicy('service-worker', { createScriptURL: (url) => url });
  return (policy?.createScriptURL(path) ?? path) as string;
}
