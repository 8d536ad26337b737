import { useState } from 'react';
import { Link } from 'react-router';
import type { components } from '../../../api/schema';
import { defineWords, useLanguage, useWords } from '../../../i18n/language';
import { useMe } from '../../../session/useSession';
import { useCategories, useCommunities } from '../../../shared/catalog';
import { Field, Form } from '../../../shared/Form';
import { PhaseTag } from '../../../shared/PhaseTag';
import { dateTime } from '../../../shared/time';
import { useNow } from '../../../shared/useNow';
import { useRefresh } from '../../../shared/useRefresh';
import { fieldsOf, When } from '../../../shared/When';
import { useSimilar } from '../../../shared/requests';
import { submit } from '../api/community';

type Order = components['schemas']['OrderView'];

const words = defineWords({
  zh: {
    title: '代居民点单',
    say: '居民打电话、当面或以纸质单子提出时，由您录入；单子记为“工作人员代点”。',
    community: '社区',
    category: '类别',
    choose: '请选择',
    words: '居民的需要（用居民的话）',
    name: '姓名',
    phone: '电话',
    address: '地址',
    wished: '希望什么时候',
    similar: '同一社区、同类的未办结单子，请先确认是否重复：',
    send: '提交单子',
    ready: '已提交',
    tell: '请把编号和查询码告诉居民：',
    number: '编号',
    code: '查询码',
    call: '这是紧急情况，请居民立即拨打',
    open: '打开这张单子',
    another: '再录一张',
  },
  en: {
    title: 'Order for a resident',
    say: 'For residents who call, come or hand in a sheet of paper. It is recorded as ordered by staff.',
    community: 'Community',
    category: 'Category',
    choose: 'Choose one',
    words: 'What is needed, in the resident’s words',
    name: 'Name',
    phone: 'Phone',
    address: 'Address',
    wished: 'Wished for',
    similar: 'Open requests of the same kind here; see first that this is not one of them:',
    send: 'Place the order',
    ready: 'Ordered',
    tell: 'Tell the resident the number and the code:',
    number: 'Number',
    code: 'Code',
    call: 'An emergency: the resident should call at once',
    open: 'Open the request',
    another: 'Another one',
  },
});

export function NewRequestPage() {
  const w = useWords(words);
  const [order, setOrder] = useState<Order | null>(null);
  return (
    <>
      <h1>{w.title}</h1>
      {order ? <Placed order={order} onAnother={() => setOrder(null)} /> : <OrderForm onPlaced={setOrder} />}
    </>
  );
}

function Placed({ order, onAnother }: { order: Order; onAnother: () => void }) {
  const w = useWords(words);
  return (
    <div className="card" role="status">
      <h2>{w.ready}</h2>
      {order.call != null && (
        <p className="note bad">
          <strong>
            {w.call} {order.call}
          </strong>{' '}
          {order.advice}
        </p>
      )}
      <p>{w.tell}</p>
      <dl className="facts">
        <dt>{w.number}</dt>
        <dd className="num">
          <strong>{order.number}</strong>
        </dd>
        <dt>{w.code}</dt>
        <dd className="num">
          <strong>{order.code}</strong>
        </dd>
      </dl>
      <span className="row">
        <Link className="btn small" to={`/requests/${order.number}`}>
          {w.open}
        </Link>
        <button type="button" className="btn small primary" onClick={onAnother}>
          {w.another}
        </button>
      </span>
    </div>
  );
}

function OrderForm({ onPlaced }: { onPlaced: (order: Order) => void }) {
  const w = useWords(words);
  const language = useLanguage();
  const me = useMe();
  const now = useNow();
  const refresh = useRefresh();
  const { data: categories = [] } = useCategories();
  const { data: communities = [] } = useCommunities();
  const mine = communities.filter((c) => c.code.startsWith(me.area ?? ''));
  const [fields, setFields] = useState({ community: '', category: '', words: '', name: '', phone: '', address: '' });
  const [wishedAt, setWished] = useState(() => fieldsOf(new Date(Math.ceil((now + 86_400_000) / 3_600_000) * 3_600_000)));
  const community = mine.length === 1 ? (mine[0]?.code ?? '') : fields.community;
  const similar = useSimilar(community, fields.category);
  const set = (name: keyof typeof fields) => (e: { target: { value: string } }) => setFields({ ...fields, [name]: e.target.value });
  const trimmed = Object.fromEntries(Object.entries(fields).map(([k, v]) => [k, v.trim()])) as typeof fields;
  return (
    <div className="card narrow">
      <p className="quiet">{w.say}</p>
      <Form
        button={w.send}
        send={async () => {
          const order = await submit({ ...trimmed, community, wishedAt });
          refresh('request', 'area');
          onPlaced(order);
        }}
      >
        <Field label={w.community}>
          <select required value={community} onChange={set('community')}>
            <option value="">{w.choose}</option>
            {mine.map((c) => (
              <option key={c.code} value={c.code}>
                {c.name}
              </option>
            ))}
          </select>
        </Field>
        <Field label={w.category}>
          <select required value={fields.category} onChange={set('category')}>
            <option value="">{w.choose}</option>
            {categories.map((c) => (
              <option key={c.code} value={c.code}>
                {language === 'zh' ? c.name : c.englishName}
              </option>
            ))}
          </select>
        </Field>
        {similar.data && similar.data.length > 0 && (
          <div className="note warn stack">
            <span>{w.similar}</span>
            {similar.data.slice(0, 5).map((s) => (
              <span key={s.number} className="row">
                <Link to={`/requests/${s.number}`}>{s.number}</Link> <PhaseTag phase={s.phase} />
                <span className="quiet">{dateTime(s.submittedAt, language)}</span>
              </span>
            ))}
          </div>
        )}
        <Field label={w.words}>
          <textarea required minLength={2} maxLength={1000} rows={3} value={fields.words} onChange={set('words')} />
        </Field>
        <Field label={w.name}>
          <input required maxLength={40} value={fields.name} onChange={set('name')} />
        </Field>
        <Field label={w.phone}>
          <input type="tel" required value={fields.phone} onChange={set('phone')} />
        </Field>
        <Field label={w.address}>
          <input required maxLength={200} value={fields.address} onChange={set('address')} />
        </Field>
        <When label={w.wished} value={wishedAt} onChange={setWished} />
      </Form>
    </div>
  );
}
