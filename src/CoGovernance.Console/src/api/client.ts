import createClient, { type Middleware } from 'openapi-fetch';
import { heardTime } from '../shared/countyTime';
import { Problem } from './problem';
import type { paths } from './schema';

let csrf: string | null = null;
let language = 'zh-CN';
let onSignedOut: () => void = () => undefined;

/** What the session gave to prove that writes come from this page. */
export const rememberCsrf = (token: string | null): void => {
  csrf = token;
};

export const speak = (tag: string): void => {
  language = tag;
};

/** What this page itself has to say of a call, in the language that it speaks with the server. */
export const inWords = (chinese: string, english: string): string => (language.startsWith('zh') ? chinese : english);

/** Called when the server says that nobody is signed in any more. */
export const whenSignedOut = (act: () => void): void => {
  onSignedOut = act;
};

/** Names one intent; sent again with the same name it has one effect. Works without a secure context too, as in a county's network. */
export const newKey = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('');

const edge: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', language);
    if (request.method !== 'GET') {
      if (csrf) request.headers.set('X-CSRF-Token', csrf);
      if (!request.headers.has('Idempotency-Key')) request.headers.set('Idempotency-Key', newKey());
    }
    return request;
  },
  onResponse({ response }) {
    // What a worker kept tells the time at which it was kept.
    if (!response.headers.has('X-Kept-At')) heardTime(response.headers.get('X-County-Time'));
  },
};

export const api = createClient<paths>({ baseUrl: window.location.origin, credentials: 'same-origin' });
api.use(edge);

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The answer's body and its ETag. @throws Problem for every refusal, and when the server cannot be reached. */
export async function tagged<T>(call: Promise<Answer<T>>): Promise<{ data: T; tag: string | null }> {
  let answer: Answer<T>;
  try {
    answer = await call;
  } catch (e) {
    if (e instanceof DOMException && e.name === 'AbortError') throw e;
    throw new Problem(
      0,
      'network.unreachable',
      inWords('连不上服务器，请检查网络后重试', 'The server cannot be reached; check the network and try again'),
    );
  }
  if (!answer.response.ok) {
    const problem = Problem.from(answer.error, answer.response);
    if (problem.code === 'auth.required') onSignedOut();
    throw problem;
  }
  return { data: answer.data as T, tag: answer.response.headers.get('ETag') };
}

/** The answer's body. @throws Problem as `tagged` does. */
export const ok = async <T>(call: Promise<Answer<T>>): Promise<T> => (await tagged(call)).data;
