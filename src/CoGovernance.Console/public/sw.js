/*
 * What was opened last can be read without a network. The network comes first always; what is kept serves only when it is away.
 * Kept: the first page and the files of the console; and, while a member is signed in, what was read of that member's own. Nothing of
 * other people, no answer to a write, nothing after signing out.
 */
const Shell = 'shell-1';
const Own = 'own-1';
const MostFiles = 80;
const MostAnswers = 60;
const SessionPath = '/api/v1/session';
const Common = ['/api/v1/categories', '/api/v1/communities'];

self.addEventListener('install', (event) => {
  event.waitUntil(self.skipWaiting());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name !== Shell && name !== Own) await caches.delete(name);
      await self.clients.claim();
    })(),
  );
});

// The page tells which files it was made of before this worker was there.
self.addEventListener('message', (event) => {
  if (event.data?.keep instanceof Array) event.waitUntil(keepFiles(event.data.keep));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (url.pathname === SessionPath && request.method !== 'GET') event.respondWith(otherSession(request));
  else if (request.method !== 'GET') return;
  else if (request.mode === 'navigate') event.respondWith(firstPage(request));
  else if (url.pathname.startsWith('/assets/') || /^\/[^/]+\.(svg|webmanifest)$/.test(url.pathname)) event.respondWith(file(request));
  else if (url.pathname === SessionPath) event.respondWith(session(request));
  else if (url.pathname.startsWith('/api/v1/')) event.respondWith(own(request, url.pathname));
});

/** Signing in or out: what was kept of the one before goes, whatever the server says. */
async function otherSession(request) {
  await caches.delete(Own);
  return fetch(request);
}

async function firstPage(request) {
  const path = new URL(request.url).pathname;
  if (path.startsWith('/api/') || path.startsWith('/openapi')) return fetch(request);
  try {
    const answer = await fetch(request);
    if (answer.ok && answer.headers.get('Content-Type')?.startsWith('text/html')) await put(Shell, '/', answer, MostFiles);
    return answer;
  } catch (error) {
    return (await caches.match('/', { cacheName: Shell })) ?? Promise.reject(error);
  }
}

/** Files under /assets/ never change; the others are asked for first. */
async function file(request) {
  const kept = await caches.match(request, { cacheName: Shell, ignoreVary: true });
  if (kept && new URL(request.url).pathname.startsWith('/assets/')) return kept;
  try {
    const answer = await fetch(request);
    if (answer.ok) await put(Shell, request, answer, MostFiles);
    return answer;
  } catch (error) {
    return kept ?? Promise.reject(error);
  }
}

async function session(request) {
  try {
    const answer = await fetch(request);
    if (answer.status === 401) await caches.delete(Own);
    else if (answer.ok) {
      const { me } = await answer.clone().json();
      if (me?.member !== (await member())) await caches.delete(Own);
      if (me?.member) await put(Own, SessionPath, answer, MostAnswers);
    }
    return answer;
  } catch (error) {
    return (await kept(request, SessionPath)) ?? Promise.reject(error);
  }
}

async function own(request, path) {
  let answer;
  try {
    answer = await fetch(request);
  } catch (error) {
    return (await kept(request, request.url)) ?? Promise.reject(error);
  }
  if (answer.ok && answer.type === 'basic') {
    const number = await member();
    const mine = [`/api/v1/members/${number}`, `/api/v1/balance/members/${number}`];
    const isOwn = number && (mine.some((p) => path === p || path.startsWith(`${p}/`)) || path.startsWith('/api/v1/requests/') || Common.includes(path));
    if (isOwn) await put(Own, request.url, answer, MostAnswers);
  }
  return answer;
}

/** The member whose things are kept; undefined when nobody's are. */
async function member() {
  const answer = await caches.match(SessionPath, { cacheName: Own, ignoreVary: true });
  return answer && (await answer.clone().json()).me?.member;
}

/** What was kept, marked with when it was read. */
async function kept(request, key) {
  const answer = await caches.match(key, { cacheName: Own, ignoreVary: true });
  if (!answer) return undefined;
  const headers = new Headers(answer.headers);
  headers.set('X-Kept-At', answer.headers.get('Date') ?? '');
  return new Response(answer.body, { status: answer.status, headers });
}

async function keepFiles(urls) {
  const cache = await caches.open(Shell);
  for (const url of urls) {
    if (new URL(url, self.location.origin).origin !== self.location.origin || (await cache.match(url, { ignoreVary: true }))) continue;
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) await cache.put(url, answer);
  }
}

/** Keeps a copy; the oldest make room, but never the first page. */
async function put(name, key, answer, most) {
  const cache = await caches.open(name);
  await cache.delete(key, { ignoreVary: true });
  await cache.put(key, answer.clone());
  const keys = await cache.keys();
  const old = keys.filter((k) => !['/', SessionPath].includes(new URL(k.url).pathname));
  for (const k of old.slice(0, Math.max(0, keys.length - most))) await cache.delete(k, { ignoreVary: true });
}
