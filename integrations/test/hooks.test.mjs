// The hooks of Ghost, Drupal and Sanity: each system is played by as much of it
// as the hook touches; the server is real.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { captions } from '../sanity/captions.mjs';

const TOKEN = 'a-token-for-the-test';
const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const TEXT = [
  'Mayor Lena Ortiz opened the new tram line in Graz on Tuesday. The first tram was driven by Tomas Vidal.',
  'In the first week everybody rides for free, Ortiz said.',
];
const RIGHT = 'Mayor Lena Ortiz opens the tram line in Graz on Tuesday, March 21, 2023.';
const WRONG = 'Mayor Lena Ortiz opens the tram line in Graz on Monday, March 21, 2023.';
const SAID = 'Monday, March 21, 2023 was a Tuesday';
const DOUBTFUL = 'Tomas Vidl in the tram.';
const DOUBT = 'Tomas Vidl in the caption is spelt Tomas Vidal in the story';

const running = [];
let server;

/** Starts a program that says its address on its first line. */
async function start(program, args, env) {
  const process_ = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  running.push(process_);
  process_.stdout.setEncoding('utf8');
  const [line] = await once(process_.stdout, 'data');
  return { address: line.trim().replace(/\/$/, ''), out: process_.stdout };
}

before(async () => {
  assert.ok(process.env.CUTLINE, 'CUTLINE names a built binary');
  ({ address: server } = await start(process.env.CUTLINE, ['serve', '--listen', '127.0.0.1:0'], { CUTLINE_TOKEN: TOKEN }));
});
after(() => running.forEach((process_) => process_.kill()));

test('a post of Ghost with a wrong caption is a draft again', async () => {
  const secret = 'ab'.repeat(32);
  const posts = {};
  const changed = [];
  const ghost = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const [, pass] = /^Ghost (.*)$/.exec(request.headers.authorization);
    const [head, claims, signature] = pass.split('.');
    const right = createHmac('sha256', Buffer.from(secret, 'hex')).update(`${head}.${claims}`).digest('base64url');
    const said = JSON.parse(Buffer.from(claims, 'base64url'));
    if (signature !== right || said.aud !== '/admin/' || said.exp - said.iat > 300) return response.writeHead(401).end();
    const post = posts[/^\/ghost\/api\/admin\/posts\/(\w+)\//.exec(request.url)[1]];
    if (request.method === 'PUT') {
      const [{ status, updated_at }] = JSON.parse(body).posts;
      // Ghost refuses a change that was made of an older state.
      if (updated_at !== post.updated_at) return response.writeHead(409).end();
      post.status = status;
      changed.push(post.id);
    } else {
      assert.match(request.url, /\?formats=html$/);
    }
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ posts: [post] }));
  });
  await once(ghost.listen(0, '127.0.0.1'), 'listening');
  const gate = await start(process.execPath, [path('../ghost/gate.mjs')], {
    GHOST_URL: `http://127.0.0.1:${ghost.address().port}`,
    GHOST_ADMIN_KEY: `abc:${secret}`,
    GHOST_WEBHOOK_SECRET: 'between the two',
    CUTLINE_SERVER: server,
    CUTLINE_TOKEN: TOKEN,
    PORT: '0',
  });
  const figure = (caption) => `<figure class="kg-card kg-image-card"><img src="a.jpg" class="kg-image" alt=""><figcaption>${caption}</figcaption></figure>`;
  const call = async (id, { key = 'between the two', at = Date.now(), old = false } = {}) => {
    const body = JSON.stringify({ post: { current: { id }, previous: {} } });
    const signature = createHmac('sha256', key).update(old ? body : `${body}${at}`).digest('hex');
    const answer = await fetch(gate.address, { method: 'POST', headers: { 'X-Ghost-Signature': `sha256=${signature}, t=${at}` }, body });
    return answer.status;
  };
  const post = (id, caption, featured) =>
    (posts[id] = {
      id,
      title: 'Tram line opens in Graz',
      status: 'published',
      published_at: '2023-03-22T09:00:00.000Z',
      updated_at: '2023-03-22T09:00:01.000Z',
      html: `${TEXT.map((text) => `<p>${text}</p>`).join('')}${figure(caption)}`,
      feature_image: 'b.jpg',
      feature_image_caption: featured,
    });
  try {
    post('right', RIGHT, 'Tomas Vidal in the tram.');
    post('wrong', WRONG, 'Tomas Vidal in the tram.');
    post('featured', 'Tomas Vidal in the tram.', WRONG);
    assert.equal(await call('wrong', { key: 'of somebody else' }), 401);
    assert.equal(await call('wrong', { at: Date.now() - 3_600_000 }), 401);
    for (const id of ['right', 'wrong']) assert.equal(await call(id), 202);
    assert.equal(await call('featured', { old: true }), 202);
    const deadline = Date.now() + 20_000;
    while (changed.length < 2 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
    // The right one was called first; it has been judged by now or will not be changed.
    assert.deepEqual(changed.sort(), ['featured', 'wrong']);
    assert.deepEqual(Object.values(posts).map(({ status }) => status), ['published', 'draft', 'draft']);
  } finally {
    ghost.close();
  }
});

/** What Sanity makes of a rule: each of its parts with its level, asked of a document. */
async function validated(document, options = {}) {
  const parts = [];
  const rule = {
    custom: (ask) => ({
      error: () => parts.push({ level: 'error', ask }),
      warning: () => parts.push({ level: 'warning', ask }),
    }),
  };
  captions({ server, token: TOKEN, ...options })(rule);
  const said = [];
  for (const { level, ask } of parts) {
    const came = await ask(document);
    if (came !== true) said.push(...[came].flat().map((one) => ({ level, ...one })));
  }
  return said;
}

const document = (caption, main = 'Tomas Vidal in the tram.') => ({
  _id: 'drafts.7f',
  _type: 'article',
  title: 'Tram line opens in Graz',
  publishedAt: '2023-03-22T09:00:00Z',
  mainImage: { _type: 'image', asset: { _ref: 'image-1-320x200-jpg' }, caption: main },
  body: [
    ...TEXT.map((text, index) => ({ _type: 'block', _key: `p${index}`, style: 'normal', markDefs: [], children: [{ _type: 'span', _key: 's', text, marks: [] }] })),
    { _type: 'image', _key: 'tram', asset: { _ref: 'image-2-320x200-jpg' }, caption },
  ],
});

test('a document of Sanity is not published while a caption is wrong', async () => {
  assert.deepEqual(await validated(document(RIGHT)), []);
  assert.deepEqual(await validated(document(WRONG)), [{ level: 'error', message: SAID, path: ['body', { _key: 'tram' }, 'caption'] }]);
  assert.deepEqual(await validated(document(RIGHT, DOUBTFUL)), [{ level: 'warning', message: DOUBT, path: ['mainImage', 'caption'] }]);
  assert.deepEqual(await validated(undefined), []);
  const away = await validated(document(RIGHT), { server: 'http://127.0.0.1:9' });
  assert.deepEqual(away.map(({ level }) => level), ['warning']);
  const refused = await validated(document(RIGHT), { server: 'http://127.0.0.1:9', away: 'refuse' });
  assert.deepEqual(refused.map(({ level }) => level), ['error']);
});

test('a story of Drupal is refused by its validation', () => {
  const said = execFileSync('php', [path('../drupal/test/run.php'), server, TOKEN], { encoding: 'utf8' });
  assert.match(said, /^8 passed, 0 failed$/m);
});
