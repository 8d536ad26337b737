import { Table } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useLanguage, useWords } from '../../../i18n/language';
import { skills, useTerm } from '../../../i18n/terms';
import { useCommunityName } from '../../../shared/catalog';
import { Field } from '../../../shared/Form';
import { sounds } from '../../../shared/pinyin';
import { Nothing } from '../../../shared/states';
import { Tag } from '../../../shared/Tag';
import { minutesText } from '../../../shared/time';
import { useFilters } from '../../../shared/useFilters';
import type { Member } from '../api/unit';
import { words } from './words';

export function Members({ members }: { members: readonly Member[] }) {
  const w = useWords(words);
  const language = useLanguage();
  const term = useTerm();
  const communityName = useCommunityName();
  const [filters, change] = useFilters(['q']);
  const q = filters.q ?? '';
  const found = members.filter((m) => [m.name, m.number, m.post, communityName(m.community)].some((t) => sounds(t ?? '', q)));
  const columns: ColumnsType<Member> = [
    { title: w.name, key: 'name', render: (_, m) => m.name ?? m.number },
    { title: w.number, dataIndex: 'number', className: 'num' },
    { title: w.community, dataIndex: 'community', render: communityName },
    { title: w.post, dataIndex: 'post', render: (post?: string | null) => post ?? '–' },
    { title: w.skills, key: 'skills', render: (_, m) => m.skills.map((s) => term(skills, s)).join('、') },
    { title: w.state, key: 'state', render: (_, m) => <Tag tone={m.onDuty ? 'good' : 'quiet'}>{m.onDuty ? w.on : w.off}</Tag> },
    { title: w.served, key: 'served', render: (_, m) => `${w.times(m.services)} · ${minutesText(m.minutes, language)}` },
  ];
  return (
    <section className="stack">
      <h2>{w.members}</h2>
      <div className="narrow">
        <Field label={w.search}>
          <input type="search" value={q} onChange={(e) => change({ q: e.target.value })} />
        </Field>
      </div>
      <p className="quiet num" role="status">
        {w.shown(found.length, members.length)}
      </p>
      {found.length === 0 ? (
        <Nothing>{w.none}</Nothing>
      ) : (
        <div className="scroll-x" tabIndex={0}>
          <Table
            rowKey="number"
            columns={columns}
            dataSource={found}
            pagination={found.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
          />
        </div>
      )}
    </section>
  );
}
