/** An answer to an offer, given while the server was away; kept on this device until the server has taken or refused it. */
export interface KeptAnswer {
  /** Names the intent: sent again it has one effect. */
  key: string;
  member: string;
  request: string;
  kind: 'accept' | 'decline';
  reason: string | null;
  at: string;
  /** Why the server refused it, in the language of that time; null while it waits. */
  refused: string | null;
}

/** How sending went: taken, refused for a reason that time does not heal, or not now. */
export type Sent = { is: 'taken' } | { is: 'refused'; why: string } | { is: 'later' };

const Key = 'cogovernance.answers';
/** Far above what one member can be asked in the time that offers stand. */
export const Most = 50;

const isAnswer = (a: unknown): a is KeptAnswer => {
  const r = a as Record<string, unknown> | null;
  return (
    typeof r === 'object' &&
    r !== null &&
    ['key', 'member', 'request', 'at'].every((k) => typeof r[k] === 'string') &&
    (r.kind === 'accept' || r.kind === 'decline') &&
    [r.reason, r.refused].every((v) => v === null || typeof v === 'string')
  );
};

/** Answers that wait or were refused, oldest first, in the browser's own store. Each request has at most one. */
export class Outbox {
  private readonly listeners = new Set<() => void>();
  private answers: readonly KeptAnswer[];
  private sending: Promise<void> | null = null;

  constructor(private readonly store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) {
    this.answers = this.read();
  }

  readonly all = (): readonly KeptAnswer[] => this.answers;

  readonly listen = (tell: () => void): (() => void) => {
    this.listeners.add(tell);
    return () => this.listeners.delete(tell);
  };

  /** Keeps an answer in place of an earlier one to the same request. @throws when the browser keeps nothing, or has no room. */
  add(answer: KeptAnswer): void {
    const others = this.answers.filter((a) => a.member !== answer.member || a.request !== answer.request);
    if (others.length >= Most) throw new Error('Too many answers wait.');
    this.write([...others, answer]);
  }

  remove(key: string): void {
    this.write(this.answers.filter((a) => a.key !== key));
  }

  /** Sends what waits for this member, one after the other, until one must wait. Called while sending, it waits for that. */
  send(member: string, post: (answer: KeptAnswer) => Promise<Sent>): Promise<void> {
    this.sending ??= this.sendAll(member, post).finally(() => {
      this.sending = null;
    });
    return this.sending;
  }

  private async sendAll(member: string, post: (answer: KeptAnswer) => Promise<Sent>): Promise<void> {
    for (const answer of this.answers.filter((a) => a.member === member && a.refused === null)) {
      const sent = await post(answer);
      if (sent.is === 'later') return;
      if (sent.is === 'taken') this.remove(answer.key);
      else this.write(this.answers.map((a) => (a.key === answer.key ? { ...a, refused: sent.why } : a)));
    }
  }

  private read(): KeptAnswer[] {
    try {
      const found: unknown = JSON.parse(this.store.getItem(Key) ?? '[]');
      return Array.isArray(found) ? found.filter(isAnswer).slice(-Most) : [];
    } catch {
      return []; // A browser that keeps nothing, or kept something else.
    }
  }

  private write(answers: readonly KeptAnswer[]): void {
    if (answers.length === 0) this.store.removeItem(Key);
    else this.store.setItem(Key, JSON.stringify(answers));
    this.answers = answers;
    this.listeners.forEach((tell) => tell());
  }
}
