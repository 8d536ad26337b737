let begun = false;

/**
 * Lets the pages that were opened last be read without a network, where the browser can (a secure address).
 * @param whenReady Called once pages are served so for the first time: what was read before then is not kept yet.
 */
export function keepForOffline(whenReady: () => void = () => undefined): void {
  if (!import.meta.env.PROD || begun || !('serviceWorker' in navigator)) return;
  begun = true;
  const isFirst = navigator.serviceWorker.controller === null;
  const keep = async (): Promise<void> => {
    await navigator.serviceWorker.register('/sw.js');
    const { active } = await navigator.serviceWorker.ready;
    const files = performance.getEntriesByType('resource').map((e) => e.name);
    active?.postMessage({ keep: ['/', ...files.filter((f) => new URL(f).pathname.startsWith('/assets/'))] });
    if (isFirst) whenReady();
  };
  // Pages work without it: a browser that refuses (private windows do) only cannot show them offline.
  keep().catch(reportError);
}
