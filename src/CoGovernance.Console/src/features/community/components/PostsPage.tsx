import { useState } from 'react';
import { defineWords, useWords } from '../../../i18n/language';
import { skills, useTerm } from '../../../i18n/terms';
import { useMe } from '../../../session/useSession';
import { Acts, OneAct, Field, Form, ReasonForm } from '../../../shared/Form';
import { Nothing, Shown } from '../../../shared/states';
import { useRefresh } from '../../../shared/useRefresh';
import { changePost, closePost, publishPost, usePost, usePosts, type Post, type PostBody } from '../api/community';
import { Frame } from './Frame';

const words = defineWords({
  zh: {
    publish: '发布岗位',
    name: '岗位名称',
    skill: '所需特长',
    count: '人数',
    shift: '班次',
    shiftHint: '例如：每周六上午',
    held: (holders: number, count: number) => `已领岗 ${holders}/${count} 人`,
    change: '修改',
    close: '关闭岗位',
    reason: '原因',
    none: '还没有岗位。点“发布岗位”添加第一个。',
  },
  en: {
    publish: 'Publish a post',
    name: 'Name of the post',
    skill: 'Skill needed',
    count: 'People',
    shift: 'Shift',
    shiftHint: 'Such as: every Saturday morning',
    held: (holders: number, count: number) => `${holders} of ${count} claimed`,
    change: 'Change',
    close: 'Close the post',
    reason: 'Reason',
    none: 'There is no post yet. Publish the first.',
  },
});

export function PostsPage() {
  const w = useWords(words);
  const area = useMe().area ?? '';
  return (
    <Frame page="posts">
      <OneAct
        label={w.publish}
        refreshes={['area', 'member']}
        form={(cancel, done) => <PostForm button={w.publish} cancel={cancel} done={done} send={(body) => publishPost(area, body)} />}
      />
      <Shown of={usePosts(area)}>
        {(posts) =>
          posts.length === 0 ? (
            <Nothing>{w.none}</Nothing>
          ) : (
            <ul className="cards">
              {posts.map((p) => (
                <PostCard key={p.name} area={area} post={p} />
              ))}
            </ul>
          )
        }
      </Shown>
    </Frame>
  );
}

function PostCard({ area, post }: { area: string; post: Post }) {
  const w = useWords(words);
  const term = useTerm();
  const refresh = useRefresh();
  const read = usePost(area, post.name);
  const [open, setOpen] = useState<string | null>(null);
  const done = (): void => {
    setOpen(null);
    refresh('area', 'member');
  };
  const tag = read.data?.tag ?? '';
  const now = read.data?.data;
  const again = (): void => refresh('area');
  return (
    <li className="card">
      <h2>{post.name}</h2>
      <p>
        {now ? `${term(skills, now.skill)} · ` : ''}
        {post.shift}
      </p>
      <p className="quiet">{now ? w.held(now.holders, now.headcount) : '…'}</p>
      {now && (
        <Acts
          open={open}
          onOpen={setOpen}
          acts={[
            {
              key: 'change',
              label: w.change,
              form: (cancel) => (
                <PostForm
                  key={tag}
                  post={now}
                  button={w.change}
                  cancel={cancel}
                  done={done}
                  readAgain={again}
                  send={({ skill, headcount, shift }) => changePost(area, post.name, tag, { skill, headcount, shift })}
                />
              ),
            },
            {
              key: 'close',
              label: w.close,
              danger: true,
              form: (cancel) => (
                <ReasonForm
                  label={w.reason}
                  button={w.close}
                  danger
                  cancel={cancel}
                  done={done}
                  readAgain={again}
                  send={(reason) => closePost(area, post.name, tag, reason)}
                />
              ),
            },
          ]}
        />
      )}
    </li>
  );
}

interface PostFormProps {
  post?: PostBody;
  button: string;
  send: (body: PostBody) => Promise<unknown>;
  done: () => void;
  cancel: () => void;
  readAgain?: () => void;
}

function PostForm({ post, send, ...rest }: PostFormProps) {
  const w = useWords(words);
  const term = useTerm();
  const [name, setName] = useState(post?.name ?? '');
  const [skill, setSkill] = useState<PostBody['skill']>(post?.skill ?? 'general');
  const [headcount, setHeadcount] = useState(String(post?.headcount ?? 1));
  const [shift, setShift] = useState(post?.shift ?? '');
  return (
    <Form {...rest} send={() => send({ name: name.trim(), skill, headcount: Number(headcount), shift: shift.trim() })}>
      {!post && (
        <Field label={w.name}>
          <input required maxLength={40} value={name} onChange={(e) => setName(e.target.value)} />
        </Field>
      )}
      <Field label={w.skill}>
        <select value={skill ?? 'general'} onChange={(e) => setSkill(e.target.value as PostBody['skill'])}>
          {Object.keys(skills).map((s) => (
            <option key={s} value={s}>
              {term(skills, s as keyof typeof skills)}
            </option>
          ))}
        </select>
      </Field>
      <Field label={w.count}>
        <input type="number" required min={1} max={1000} value={headcount} onChange={(e) => setHeadcount(e.target.value)} />
      </Field>
      <Field label={w.shift} hint={w.shiftHint}>
        <input required maxLength={100} value={shift} onChange={(e) => setShift(e.target.value)} />
      </Field>
    </Form>
  );
}
