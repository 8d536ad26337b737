import { Table } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { Link } from 'react-router';
import { defineWords, useLanguage, useWords } from '../../../i18n/language';
import { clocks, phases, tiers, useOptions, useTerm } from '../../../i18n/terms';
import { Choice, SearchBox } from '../../../office/Filters';
import { useCategories, useCategoryName, useCommunityName } from '../../../shared/catalog';
import { PhaseTag } from '../../../shared/PhaseTag';
import { sounds } from '../../../shared/pinyin';
import { Failure, Nothing } from '../../../shared/states';
import { More } from '../../../shared/Tabs';
import { Tag } from '../../../shared/Tag';
import { dateTime } from '../../../shared/time';
import { useFilters } from '../../../shared/useFilters';
import { useRequests, type RequestFilters, type RequestLine } from '../api/requests';

const words = defineWords({
  zh: {
    title: '单子',
    search: '搜索内容、编号、类别或社区',
    phase: '状态',
    category: '类别',
    tier: '经办层级',
    missed: '已超时',
    number: '编号',
    community: '社区',
    submitted: '下单时间',
    begins: '服务时间',
    staff: '人手',
    exhausted: '无人可派',
    more: '更多',
    none: '没有符合条件的单子。可放宽条件，或清空搜索。',
    open: '办理情况',
    opens: { true: '未办结', false: '已结束' },
  },
  en: {
    title: 'Requests',
    search: 'Words, number, category or community',
    phase: 'State',
    category: 'Category',
    tier: 'Handled by',
    missed: 'Overdue',
    number: 'Number',
    community: 'Community',
    submitted: 'Ordered',
    begins: 'Service at',
    staff: 'People',
    exhausted: 'nobody left',
    more: 'More',
    none: 'No request meets this. Widen the filters, or clear the search.',
    open: 'Open or over',
    opens: { true: 'open', false: 'over' },
  },
});

const names = [
  'q',
  'phase',
  'category',
  'tier',
  'missed',
  'open',
  'exhausted',
  'area',
  'urgency',
  'submittedFrom',
  'submittedBefore',
  'sort',
] as const;

export function RequestsPage() {
  const w = useWords(words);
  const language = useLanguage();
  const term = useTerm();
  const options = useOptions();
  const categoryName = useCategoryName();
  const communityName = useCommunityName();
  const { data: categories = [] } = useCategories();
  const [filters, change] = useFilters(names);
  const list = useRequests(filters as RequestFilters);
  const columns: ColumnsType<RequestLine> = [
    { title: w.number, dataIndex: 'number', render: (n: string) => <Link to={`/requests/${n}`}>{n}</Link> },
    { title: w.phase, dataIndex: 'phase', render: (_, r) => <PhaseTag phase={r.phase} unresolved={r.resolution === 'unresolved'} /> },
    { title: w.category, dataIndex: 'category', render: categoryName },
    { title: w.community, dataIndex: 'community', render: communityName },
    { title: w.tier, dataIndex: 'tier', render: (_, r) => term(tiers, r.tier) },
    { title: w.submitted, dataIndex: 'submittedAt', render: (at: string) => dateTime(at, language) },
    { title: w.begins, dataIndex: 'beginsAt', render: (at: string | null) => (at ? dateTime(at, language) : '–') },
    {
      title: w.staff,
      key: 'staff',
      render: (_, r) => (
        <span className="num">
          {r.filled}/{r.places} {r.exhausted && <Tag tone="bad">{w.exhausted}</Tag>}
        </span>
      ),
    },
  ];
  return (
    <>
      <h1>{w.title}</h1>
      <search className="row">
        <SearchBox label={w.search} value={filters.q} onSearch={(q) => change({ q })} />
        <Choice
          label={w.open}
          value={filters.open}
          options={(['true', 'false'] as const).map((value) => ({ value, label: w.opens[value] }))}
          onChoose={(open) => change({ open })}
        />
        <Choice label={w.phase} value={filters.phase} options={options(phases)} onChoose={(phase) => change({ phase })} />
        <Choice
          label={w.category}
          value={filters.category}
          fits={sounds}
          options={categories.map((c) => ({ value: c.code, label: language === 'zh' ? c.name : c.englishName }))}
          onChoose={(category) => change({ category })}
        />
        <Choice label={w.tier} value={filters.tier} options={options(tiers)} onChoose={(tier) => change({ tier })} />
        <Choice label={w.missed} value={filters.missed} options={options(clocks)} onChoose={(missed) => change({ missed })} />
      </search>
      {list.error && <Failure error={list.error} again={() => void list.refetch()} />}
      {list.isSuccess && list.rows.length === 0 ? (
        <Nothing>{w.none}</Nothing>
      ) : (
        <Table
          rowKey="number"
          columns={columns}
          dataSource={list.rows}
          loading={list.isPending}
          pagination={false}
          scroll={{ x: 'max-content' }}
          size="middle"
        />
      )}
      <More of={list} label={w.more} />
    </>
  );
}
