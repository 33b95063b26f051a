// Takes a post of Ghost back that was published or scheduled with a caption that
// does not belong to it. Ghost asks nobody before it publishes, but calls a
// webhook at once; this answers it, and makes the post a draft again.
//
//   GHOST_URL              https://blog.example.org
//   GHOST_ADMIN_KEY        of a custom integration: ID:SECRET
//   GHOST_WEBHOOK_SECRET   as it was given to the webhooks
//   CUTLINE_SERVER         http://127.0.0.1:8737
//   CUTLINE_TOKEN          its token, if it has one
//   PORT                   where this listens: 8738
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const {
  GHOST_URL,
  GHOST_ADMIN_KEY,
  GHOST_WEBHOOK_SECRET,
  CUTLINE_SERVER = 'http://127.0.0.1:8737',
  CUTLINE_TOKEN,
  PORT = '8738',
} = process.env;
for (const [name, value] of Object.entries({ GHOST_URL, GHOST_ADMIN_KEY, GHOST_WEBHOOK_SECRET })) {
  if (!value) throw new Error(`${name} is not set`);
}
const LARGEST = 8 * 1024 * 1024;
const OLDEST = 5 * 60 * 1000;

/** A pass to the interface of administration, for some minutes. */
function pass() {
  const [id, secret] = GHOST_ADMIN_KEY.split(':');
  const now = Math.floor(Date.now() / 1000);
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const said = `${part({ alg: 'HS256', typ: 'JWT', kid: id })}.${part({ iat: now, exp: now + 300, aud: '/admin/' })}`;
  return `${said}.${createHmac('sha256', Buffer.from(secret, 'hex')).update(said).digest('base64url')}`;
}

async function asked(address, options) {
  const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(15_000), ...options });
  if (!answer.ok) throw new Error(`${new URL(address).host} answers with ${answer.status}`);
  return answer.json();
}

const ghost = (path, options = {}) =>
  asked(`${GHOST_URL}/ghost/api/admin${path}`, {
    ...options,
    headers: { Authorization: `Ghost ${pass()}`, 'Accept-Version': 'v5.0', 'Content-Type': 'application/json' },
  });

/** Whether Ghost said this, and lately. Older ones sign the body without the moment. */
function isGenuine(signature, body) {
  const [, given, at] = /^sha256=([0-9a-f]{64}), t=(\d+)$/.exec(signature ?? '') ?? [];
  if (!given || Math.abs(Date.now() - Number(at)) > OLDEST) return false;
  const sealed = (text) => createHmac('sha256', GHOST_WEBHOOK_SECRET).update(text).digest();
  return [`${body}${at}`, body].some((text) => timingSafeEqual(sealed(text), Buffer.from(given, 'hex')));
}

/** What is wrong with the captions of a post; takes it back if something is. */
async function judge(id) {
  const { posts } = await ghost(`/posts/${encodeURIComponent(id)}/?formats=html`);
  const [post] = posts;
  // The story and its pictures, and nothing else of the post.
  const { title, published_at, html, feature_image, feature_image_alt, feature_image_caption } = post;
  const record = { title, published_at, html, feature_image, feature_image_alt, feature_image_caption };
  const said = await asked(`${CUTLINE_SERVER}/check`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(CUTLINE_TOKEN && { Authorization: `Bearer ${CUTLINE_TOKEN}` }) },
    body: JSON.stringify(record),
  });
  const [story] = said.stories;
  const found = [...story.captions.flatMap(({ findings }) => findings), ...story.findings];
  const errors = found.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  if (errors.length && post.status !== 'draft') {
    const back = { posts: [{ status: 'draft', updated_at: post.updated_at }] };
    await ghost(`/posts/${post.id}/`, { method: 'PUT', body: JSON.stringify(back) });
    console.log(`“${title}” is a draft again: ${errors.join('; ')}`);
  }
}

createServer((request, response) => {
  const end = (status) => response.writeHead(status).end();
  const parts = [];
  let size = 0;
  request.on('data', (part) => {
    size += part.length;
    if (size > LARGEST) request.destroy();
    else parts.push(part);
  });
  request.on('end', () => {
    const body = Buffer.concat(parts).toString();
    if (!isGenuine(request.headers['x-ghost-signature'], body)) return end(401);
    let id;
    try {
      id = JSON.parse(body).post.current.id;
    } catch {
      return end(400);
    }
    // Ghost waits for two seconds only, and calls again when it was not answered.
    end(202);
    judge(id).catch((fault) => console.error(`the post ${id} was not checked: ${fault.message}`));
  });
}).listen(Number(PORT), '127.0.0.1', function () {
  console.log(`http://127.0.0.1:${this.address().port}/`);
});
