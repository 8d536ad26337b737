import { Button, Input, Select, Table } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { Link } from 'react-router';
import { defineWords, useLanguage, useWords } from '../../../i18n/language';
import { clocks, phases, tiers, useTerm } from '../../../i18n/terms';
import { useCategories, useCategoryName, useCommunityName } from '../../../shared/catalog';
import { PhaseTag } from '../../../shared/PhaseTag';
import { sounds } from '../../../shared/pinyin';
import { Failure, Nothing } from '../../../shared/states';
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
  const categoryName = useCategoryName();
  const communityName = useCommunityName();
  const { data: categories = [] } = useCategories();
  const [filters, change] = useFilters(names);
  const list = useRequests(filters as RequestFilters);
  const rows = list.data?.pages.flatMap((p) => p.items) ?? [];
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
  const choose = (table: Record<string, readonly [string, string]>) =>
    Object.keys(table)
      .filter((k) => k !== 'none')
      .map((value) => ({ value, label: table[value]?.[language === 'zh' ? 0 : 1] }));
  return (
    <>
      <h1>{w.title}</h1>
      <search className="row">
        <Input.Search
          aria-label={w.search}
          placeholder={w.search}
          allowClear
          defaultValue={filters.q}
          onSearch={(q) => change({ q })}
          style={{ maxWidth: 360 }}
        />
        <Select
          aria-label={w.open}
          placeholder={w.open}
          allowClear
          value={filters.open}
          onChange={(open) => change({ open })}
          options={[
            { value: 'true', label: w.opens.true },
            { value: 'false', label: w.opens.false },
          ]}
        />
        <Select
          aria-label={w.phase}
          placeholder={w.phase}
          allowClear
          value={filters.phase}
          onChange={(phase) => change({ phase })}
          options={choose(phases)}
          style={{ minWidth: 120 }}
        />
        <Select
          aria-label={w.category}
          placeholder={w.category}
          allowClear
          showSearch={{ filterOption: (typed, option) => sounds(option?.label ?? '', typed) }}
          value={filters.category}
          onChange={(category) => change({ category })}
          options={categories.map((c) => ({ value: c.code, label: language === 'zh' ? c.name : c.englishName }))}
          style={{ minWidth: 150 }}
        />
        <Select
          aria-label={w.tier}
          placeholder={w.tier}
          allowClear
          value={filters.tier}
          onChange={(tier) => change({ tier })}
          options={choose(tiers)}
          style={{ minWidth: 110 }}
        />
        <Select
          aria-label={w.missed}
          placeholder={w.missed}
          allowClear
          value={filters.missed}
          onChange={(missed) => change({ missed })}
          options={choose(clocks)}
          style={{ minWidth: 110 }}
        />
      </search>
      {list.error && <Failure error={list.error} again={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 ? (
        <Nothing>{w.none}</Nothing>
      ) : (
        <Table
          rowKey="number"
          columns={columns}
          dataSource={rows}
          loading={list.isPending}
          pagination={false}
          scroll={{ x: 'max-content' }}
          size="middle"
        />
      )}
      {list.hasNextPage && (
        <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {w.more}
        </Button>
      )}
    </>
  );
}
