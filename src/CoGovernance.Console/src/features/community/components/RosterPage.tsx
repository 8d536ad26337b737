import { Table } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useState } from 'react';
import { defineWords, useLanguage, useWords } from '../../../i18n/language';
import { skills, useOptions, useTerm } from '../../../i18n/terms';
import { Choice, SearchBox } from '../../../office/Filters';
import { useMe } from '../../../session/useSession';
import { Dialog } from '../../../shared/Dialog';
import { OneAct } from '../../../shared/Form';
import { Failure, Nothing } from '../../../shared/states';
import { More } from '../../../shared/Tabs';
import { Tag } from '../../../shared/Tag';
import { date, minutesText } from '../../../shared/time';
import { useFilters } from '../../../shared/useFilters';
import { useMembers, useUnitNames, type Member, type MemberFilters } from '../api/community';
import { Frame } from './Frame';
import { MemberCard } from './MemberCard';
import { EnrolForm } from './MemberForms';

const words = defineWords({
  zh: {
    search: '搜索姓名、岗位、编号或单位',
    skill: '特长',
    duty: '在岗',
    duties: { true: '在岗', false: '不在岗' },
    name: '姓名',
    number: '志愿编号',
    unit: '单位',
    post: '岗位',
    services: '服务',
    times: (n: number) => `${n} 次`,
    until: (day: string) => `至 ${day}`,
    enrol: '登记党员',
    more: '更多',
    none: '没有符合条件的党员。可放宽条件，或清空搜索。',
  },
  en: {
    search: 'Name, post, number or unit',
    skill: 'Skill',
    duty: 'On duty',
    duties: { true: 'on duty', false: 'off duty' },
    name: 'Name',
    number: 'Number',
    unit: 'Unit',
    post: 'Post',
    services: 'Served',
    times: (n: number) => `${n} times`,
    until: (day: string) => `until ${day}`,
    enrol: 'Register a member',
    more: 'More',
    none: 'No member meets this. Widen the filters, or clear the search.',
  },
});

export function RosterPage() {
  const w = useWords(words);
  const language = useLanguage();
  const term = useTerm();
  const options = useOptions();
  const area = useMe().area ?? '';
  const [filters, change] = useFilters(['q', 'skill', 'onDuty']);
  const members = useMembers({ area, ...filters } as MemberFilters);
  const { data: units } = useUnitNames(area);
  const [open, setOpen] = useState<string | null>(null);
  const chosen = members.rows.find((m) => m.number === open);
  const columns: ColumnsType<Member> = [
    {
      title: w.name,
      key: 'name',
      render: (_, m) => (
        <button type="button" className="btn small" onClick={() => setOpen(m.number)}>
          {m.name ?? m.number}
        </button>
      ),
    },
    { title: w.number, dataIndex: 'number', className: 'num' },
    { title: w.unit, dataIndex: 'unit', render: (code: string) => units?.get(code) ?? code },
    { title: w.skill, dataIndex: 'skills', render: (_, m) => m.skills.map((s) => term(skills, s)).join('、') },
    {
      title: w.duty,
      key: 'duty',
      render: (_, m) => (
        <Tag tone={m.onDuty ? 'good' : 'quiet'}>
          {w.duties[`${m.onDuty}`]} {m.offDutyUntil != null && w.until(date(m.offDutyUntil, language))}
        </Tag>
      ),
    },
    { title: w.post, dataIndex: 'post', render: (post?: string | null) => post ?? '–' },
    { title: w.services, key: 'services', render: (_, m) => `${w.times(m.services)} · ${minutesText(m.minutes, language)}` },
  ];
  return (
    <Frame page="roster">
      <OneAct label={w.enrol} refreshes={['member']} form={(cancel, done) => <EnrolForm area={area} cancel={cancel} done={done} />} />
      <search className="row">
        <SearchBox label={w.search} value={filters.q} onSearch={(q) => change({ q })} />
        <Choice label={w.skill} value={filters.skill} options={options(skills)} onChoose={(skill) => change({ skill })} />
        <Choice
          label={w.duty}
          value={filters.onDuty}
          options={(['true', 'false'] as const).map((value) => ({ value, label: w.duties[value] }))}
          onChoose={(onDuty) => change({ onDuty })}
        />
      </search>
      {members.error && <Failure error={members.error} again={() => void members.refetch()} />}
      {members.isSuccess && members.rows.length === 0 ? (
        <Nothing>{w.none}</Nothing>
      ) : (
        <div className="scroll-x" tabIndex={0}>
          <Table rowKey="number" columns={columns} dataSource={members.rows} loading={members.isPending} pagination={false} />
        </div>
      )}
      <More of={members} label={w.more} />
      <Dialog title={chosen?.name ?? chosen?.number ?? ''} open={chosen !== undefined} onClose={() => setOpen(null)}>
        {chosen && <MemberCard member={chosen} unit={units?.get(chosen.unit) ?? chosen.unit} />}
      </Dialog>
    </Frame>
  );
}
