import { beforeEach, expect, it } from 'vitest';
import { Most, Outbox, type KeptAnswer, type Sent } from './outbox';

const answer = (request: string, change: Partial<KeptAnswer> = {}): KeptAnswer => ({
  key: `key-${request}`,
  member: 'm1',
  request,
  kind: 'accept',
  reason: null,
  at: '2026-03-02T00:00:00Z',
  refused: null,
  ...change,
});

/** A server that answers as told, in turn, and remembers what it was sent. */
function server(...answers: Sent[]) {
  const sent: string[] = [];
  const post = (a: KeptAnswer): Promise<Sent> => {
    sent.push(`${a.kind} ${a.request} ${a.key}`);
    return Promise.resolve(answers.shift() ?? { is: 'taken' });
  };
  return { sent, post };
}

beforeEach(() => localStorage.clear());

it('answers outlive the page and are sent in the order they were given', async () => {
  const first = new Outbox(localStorage);
  first.add(answer('r1'));
  first.add(answer('r2', { kind: 'decline', reason: '出差' }));
  const { sent, post } = server();
  const later = new Outbox(localStorage);
  await later.send('m1', post);
  expect(sent).toEqual(['accept r1 key-r1', 'decline r2 key-r2']);
  expect(later.all()).toEqual([]);
  expect(localStorage.getItem('cogovernance.answers')).toBeNull();
});

it('a server that is still away is not asked twice, and all is kept under the same keys', async () => {
  const box = new Outbox(localStorage);
  box.add(answer('r1'));
  box.add(answer('r2'));
  const { sent, post } = server({ is: 'later' });
  await box.send('m1', post);
  expect(sent).toEqual(['accept r1 key-r1']);
  expect(box.all().map((a) => a.key)).toEqual(['key-r1', 'key-r2']);
});

it('what is refused stays with the reason, is not sent again, and does not hold up the others', async () => {
  const box = new Outbox(localStorage);
  box.add(answer('r1'));
  box.add(answer('r2'));
  const { sent, post } = server({ is: 'refused', why: '名额已满' });
  await box.send('m1', post);
  expect(box.all()).toEqual([answer('r1', { refused: '名额已满' })]);
  await box.send('m1', post);
  expect(sent).toEqual(['accept r1 key-r1', 'accept r2 key-r2']);
  box.remove('key-r1');
  expect(box.all()).toEqual([]);
});

it('a change of mind replaces the answer that waits', () => {
  const box = new Outbox(localStorage);
  box.add(answer('r1'));
  box.add(answer('r1', { key: 'other', kind: 'decline' }));
  expect(box.all().map((a) => [a.key, a.kind])).toEqual([['other', 'decline']]);
});

it('another member on the same phone sends only the own answers', async () => {
  const box = new Outbox(localStorage);
  box.add(answer('r1'));
  box.add(answer('r1', { member: 'm2', key: 'k2' }));
  const { sent, post } = server();
  await box.send('m2', post);
  expect(sent).toEqual(['accept r1 k2']);
  expect(box.all().map((a) => a.member)).toEqual(['m1']);
});

it('sending twice at once sends once', async () => {
  const box = new Outbox(localStorage);
  box.add(answer('r1'));
  const { sent, post } = server();
  await Promise.all([box.send('m1', post), box.send('m1', post)]);
  expect(sent).toHaveLength(1);
});

it('there is room for many answers, and one too many is said', () => {
  const box = new Outbox(localStorage);
  for (let i = 0; i < Most; i++) box.add(answer(`r${i}`));
  expect(() => box.add(answer('more'))).toThrow('Too many answers wait.');
  expect(box.all()).toHaveLength(Most);
});

it.each(['no json', '{}', '[null, 3, {"key":"x"}]'])('"%s" holds no answer', (text) => {
  localStorage.setItem('cogovernance.answers', text);
  expect(new Outbox(localStorage).all()).toEqual([]);
});
