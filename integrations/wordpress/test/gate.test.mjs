// The plugin in a WordPress, as those who write there meet it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const { URL: SITE, SERVER, TOKEN, PICTURES, PLAYWRIGHT, CHROMIUM, SHOTS } = process.env;
for (const [name, value] of Object.entries({ SITE, SERVER, TOKEN, PICTURES, PLAYWRIGHT, CHROMIUM })) {
  assert.ok(value, `${name} is told by integrations/wordpress/test/run, which starts this`);
}
const { chromium } = await import(PLAYWRIGHT);
const pictures = JSON.parse(readFileSync(PICTURES));
const AWAY = 'http://127.0.0.1:9';

const STORY = [
  'Mayor Lena Ortiz opened the new tram line in Graz on Tuesday. It leads from the main station to the university, and the first tram was driven by Tomas Vidal.',
  'The line cost 117 million euros. In the first week everybody rides for free, Ortiz said, and Vidal said he was glad.',
];
const RIGHT = 'Mayor Lena Ortiz opens the tram line in Graz on Tuesday, March 21, 2023.';
const WRONG = 'Mayor Lena Ortiz opens the tram line in Graz on Monday, March 21, 2023.';
const SAID = 'Monday, March 21, 2023 was a Tuesday';
const DOUBTFUL = 'Mayor Lena Ortis in the tram.';
const DOUBT = 'Lena Ortis in the caption is spelt Lena Ortiz in the story';
const DAY = '2023-03-22T10:00:00';

const paragraphs = STORY.map((text) => `<!-- wp:paragraph -->\n<p>${text}</p>\n<!-- /wp:paragraph -->`).join('\n\n');
const image = ({ id, src }, caption) =>
  `<!-- wp:image {"id":${id},"sizeSlug":"full","linkDestination":"none"} -->\n<figure class="wp-block-image size-full">` +
  `<img src="${src}" alt="" class="wp-image-${id}"/><figcaption>${caption}</figcaption></figure>\n<!-- /wp:image -->`;
const gallery = (...images) =>
  `<!-- wp:gallery {"linkTo":"none"} -->\n<figure class="wp-block-gallery has-nested-images columns-default is-cropped">${images.join('\n\n')}</figure>\n<!-- /wp:gallery -->`;
const classic = ({ id, src }, caption) =>
  `${STORY[0]}\n\n[caption id="attachment_${id}" align="alignnone" width="320"]<img class="size-full wp-image-${id}" src="${src}" alt="" width="320" height="200" /> ${caption}[/caption]\n\n${STORY[1]}`;

const site = (...args) =>
  JSON.parse(execFileSync('php', [fileURLToPath(new URL('site.php', import.meta.url)), ...args], { encoding: 'utf8' }));
const status = (title) => site('post', title)?.post_status;

let browser;
let page;

before(async () => {
  browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  });
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(60_000);
  page.on('dialog', (dialog) => dialog.accept());
  await page.goto(`${SITE}/wp-login.php`);
  await page.fill('#user_login', 'editor');
  await page.fill('#user_pass', 'a long word');
  await Promise.all([page.waitForURL(/wp-admin/), page.click('#wp-submit')]);
});
after(async () => browser?.close());
beforeEach(async () => page.context().clearCookies({ name: 'classic' }));

/** Fills in the page of settings, as whoever runs the site does. */
async function settings({ server = SERVER, token = TOKEN, hold = 'errors', away = 'pass' } = {}) {
  await page.goto(`${SITE}/wp-admin/options-general.php?page=cutline`);
  await page.fill('#cutline-server', server);
  await page.fill('#cutline-token', token);
  await page.check(`input[name="cutline[hold]"][value="${hold}"]`);
  await page.check(`input[name="cutline[away]"][value="${away}"]`);
  await Promise.all([page.waitForURL(/settings-updated/), page.click('#submit')]);
}

/** Opens a new post in the block editor. */
async function write(title, content, { featured = 0, type = 'post' } = {}) {
  await page.goto(`${SITE}/wp-admin/post-new.php?post_type=${type}`);
  await page.waitForFunction(() => window.wp?.data?.select('core/editor')?.getCurrentPostId());
  await page.evaluate(
    async ({ title, content, featured, date }) => {
      const { dispatch } = wp.data;
      dispatch('core/preferences').set('core/edit-post', 'welcomeGuide', false);
      await dispatch('core/editor').editPost({ title, date, ...(featured ? { featured_media: featured } : {}) });
      await dispatch('core/block-editor').resetBlocks(wp.blocks.parse(content));
    },
    { title, content, featured, date: DAY },
  );
}

const open = () => page.click('.editor-post-publish-panel__toggle');
const publish = () => page.locator('.editor-post-publish-panel__header-publish-button button.editor-post-publish-button');
const panel = () => page.locator('.cutline-before');
const isLocked = async () => (await publish().getAttribute('aria-disabled')) === 'true';

/** Waits for the button to be as it is expected. */
const until = (locked) =>
  page.waitForFunction(
    (locked) => (document.querySelector('.editor-post-publish-panel__header-publish-button button.editor-post-publish-button')?.getAttribute('aria-disabled') === 'true') === locked,
    locked,
  );

/** Where the blocks are: newer editors keep them in a frame. */
const canvas = async () =>
  (await page.locator('iframe[name="editor-canvas"]').count()) ? page.frameLocator('iframe[name="editor-canvas"]') : page;

async function publishes(title) {
  await until(false);
  await publish().click();
  await page.waitForSelector('.post-publish-panel__postpublish');
  assert.equal(status(title), 'publish');
}

async function shot(name) {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` });
}

/** Saves by the interface, as the editor of this page may. */
const rest = (post, id = '') =>
  page.evaluate(
    async ({ post, id }) => {
      try {
        const saved = await wp.apiFetch({ path: `/wp/v2/posts/${id}`, method: 'POST', data: post });
        return { id: saved.id, status: saved.status };
      } catch (fault) {
        return { code: fault.code, message: fault.message, status: fault.data?.status, findings: fault.data?.findings };
      }
    },
    { post, id },
  );

test('the page of settings keeps what it is told, never shows the token, and asks the server', async () => {
  await settings();
  assert.equal(await page.inputValue('#cutline-server'), SERVER);
  assert.equal(await page.inputValue('#cutline-token'), '');
  assert.ok(!(await page.content()).includes(TOKEN));
  await Promise.all([page.waitForURL(/tried/), page.click('text=Ask the server')]);
  assert.match(await page.textContent('.notice-success'), /The server answers/);
  await settings({ token: 'not-the-right-one' });
  await Promise.all([page.waitForURL(/tried/), page.click('text=Ask the server')]);
  assert.match(await page.textContent('.notice-error'), /answers with 401/);
  await settings({ server: 'javascript:alert(1)' }).catch(() => {});
  await page.goto(`${SITE}/wp-admin/options-general.php?page=cutline`);
  assert.equal(await page.inputValue('#cutline-server'), SERVER);
  await settings();
});

test('a wrong caption is held back at its block, drafts save, and the mended post is published', async () => {
  const title = 'Tram line opens in Graz';
  await write(title, `${paragraphs}\n\n${image(pictures.tram, WRONG)}`);
  await open();
  await page.waitForSelector('.cutline-before .cutline-finding');
  assert.match(await panel().textContent(), new RegExp(SAID));
  assert.match(await panel().textContent(), /held back/);
  assert.ok(await isLocked());
  const at = (await canvas()).locator('[data-type="core/image"] + .cutline-at-block, [data-type="core/image"] .cutline-at-block');
  assert.match(await at.first().textContent(), new RegExp(SAID));
  await shot('held');
  await panel().locator('text=Show the block').click();
  assert.equal(await page.evaluate(() => wp.data.select('core/block-editor').getSelectedBlock()?.name), 'core/image');

  // In between it is saved as a draft.
  await page.click('.editor-post-publish-panel button[aria-label="Close panel"], .editor-post-publish-panel__header-cancel-button button');
  await page.click('.editor-post-save-draft');
  await page.waitForSelector('.editor-post-saved-state.is-saved');
  assert.equal(status(title), 'draft');
  assert.match(site('post', title).post_content, /on Monday/);

  await open();
  await page.waitForSelector('.cutline-before .cutline-finding');
  const caption = (await canvas()).locator('figcaption[contenteditable="true"]').first();
  await caption.click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(RIGHT);
  await panel().locator('text=Nothing speaks against').waitFor();
  assert.equal(await at.count(), 0);
  await publishes(title);
  assert.match(site('post', title).post_content, /on Tuesday, March 21/);
});

test('a warning in a gallery asks for a second click', async () => {
  const title = 'Doubt in a gallery';
  await write(title, `${paragraphs}\n\n<!-- wp:columns -->\n<div class="wp-block-columns"><!-- wp:column -->\n<div class="wp-block-column">${gallery(image(pictures.tram, RIGHT), image(pictures.bridge, DOUBTFUL))}</div>\n<!-- /wp:column --></div>\n<!-- /wp:columns -->`);
  await open();
  await page.waitForSelector('.cutline-before .cutline-finding');
  assert.match(await panel().textContent(), new RegExp(DOUBT));
  assert.ok(await isLocked());
  await panel().locator('text=Show the block').click();
  assert.equal(
    await page.evaluate(() => wp.data.select('core/block-editor').getSelectedBlock()?.attributes.caption.toString()),
    DOUBTFUL,
  );
  await panel().locator('label', { hasText: 'Publish all the same' }).click();
  await publishes(title);
});

test('the featured picture is judged by its caption in the media library', async () => {
  const title = 'Featured';
  await write(title, paragraphs, { featured: pictures.bridge.id });
  await open();
  await page.waitForSelector('.cutline-before .cutline-finding');
  assert.match(await panel().textContent(), new RegExp(SAID));
  assert.match(await panel().textContent(), /featured picture/);
  assert.ok(await isLocked());
  await page.evaluate((id) => wp.data.dispatch('core/editor').editPost({ featured_media: id }), pictures.tram.id);
  await publishes(title);
});

test('what the media library and the file say of a picture is held against its caption', async () => {
  await write('File', `${paragraphs}\n\n${image(pictures.platform, 'Mayor Lena Ortiz opens the tram line in Graz.')}`);
  await open();
  await page.waitForSelector('.cutline-before .cutline-finding');
  assert.match(await panel().textContent(), /Graz, the picture's own metadata in Lisbon/);
});

test('what comes by the interface is held, too', async () => {
  await page.goto(`${SITE}/wp-admin/post-new.php`);
  const wrong = { title: 'By the interface', content: `${paragraphs}\n\n${image(pictures.tram, WRONG)}`, date: DAY };
  const held = await rest({ ...wrong, status: 'publish' });
  assert.equal(held.code, 'cutline_held');
  assert.equal(held.status, 422);
  assert.match(held.message, new RegExp(SAID));
  assert.deepEqual(held.findings.map(({ place }) => place), [[2]]);
  assert.equal(status(wrong.title), undefined);

  const draft = await rest({ ...wrong, status: 'draft' });
  assert.equal(draft.status, 'draft');
  assert.equal((await rest({ status: 'publish' }, draft.id)).code, 'cutline_held');
  const featured = await rest({ status: 'publish', featured_media: pictures.bridge.id }, draft.id);
  const places = featured.findings.filter(({ message }) => message === SAID).map(({ place }) => place);
  assert.deepEqual(places, [null, [2]], 'the featured picture stands in no block');

  // Warnings: the second request is the second click, for the same words only.
  const doubtful = { content: `${paragraphs}\n\n${image(pictures.tram, DOUBTFUL)}`, status: 'publish' };
  assert.equal((await rest(doubtful, draft.id)).code, 'cutline_held');
  const other = { ...doubtful, content: doubtful.content.replace('Ortis in the', 'Ortis by the') };
  assert.equal((await rest(other, draft.id)).code, 'cutline_held');
  assert.equal((await rest(other, draft.id)).status, 'publish');

  // Of what is published, only a change of its story or pictures is asked about.
  assert.equal((await rest({ ...wrong, status: 'publish' }, draft.id)).code, 'cutline_held');
  assert.equal((await rest({ sticky: true }, draft.id)).status, 'publish');
});

test('shared blocks are looked into', async () => {
  await page.goto(`${SITE}/wp-admin/post-new.php`);
  const shared = await page.evaluate(
    async (content) => (await wp.apiFetch({ path: '/wp/v2/blocks', method: 'POST', data: { title: 'Shared', status: 'publish', content } })).id,
    image(pictures.tram, WRONG),
  );
  const held = await rest({ title: 'Shares', status: 'publish', content: `${paragraphs}\n\n<!-- wp:block {"ref":${shared}} /-->` });
  assert.deepEqual(held.findings?.map(({ place }) => place), [[2]]);
});

test('a scheduled post is judged when it is scheduled, and by the clock only where it was not', async () => {
  await page.goto(`${SITE}/wp-admin/post-new.php`);
  const later = { status: 'future', date: '2031-03-21T10:00:00' };
  const wrong = { title: 'Scheduled wrong', content: `${paragraphs}\n\n${image(pictures.tram, WRONG)}` };
  assert.equal((await rest({ ...wrong, ...later })).code, 'cutline_held');
  assert.equal((await rest({ ...wrong, status: 'draft' })).status, 'draft');
  assert.equal(site('schedule', wrong.title).post_status, 'pending');

  const right = { title: 'Scheduled right', content: `${paragraphs}\n\n${image(pictures.tram, RIGHT)}` };
  assert.equal((await rest({ ...right, ...later })).status, 'future');
  assert.equal(site('schedule', right.title).post_status, 'publish');

  // Whoever wrote it is told.
  await page.goto(`${SITE}/wp-admin/edit.php`);
  assert.match(await page.textContent('.cutline-notice'), new RegExp(SAID));
  await page.reload();
  assert.equal(await page.locator('.cutline-notice').count(), 0);
});

/** The classic editor, its text as it is written under "Text". */
async function classically(title, content, address = 'post-new.php') {
  await page.context().addCookies([{ name: 'classic', value: '1', url: SITE }]);
  await page.goto(`${SITE}/wp-admin/${address}`);
  await page.click('#content-html');
  await page.fill('#title', title);
  await page.fill('#content', content);
}

const press = (button) => Promise.all([page.waitForURL(/post\.php\?post=\d+/), page.waitForEvent('load'), page.click(button)]);

test('in the classic editor a [caption] is held back as a draft, and published once it is mended', async () => {
  const title = 'Classically wrong';
  await classically(title, classic(pictures.tram, WRONG));
  await press('#publish');
  assert.match(await page.textContent('.cutline-notice'), new RegExp(SAID));
  assert.equal(await page.locator('#message').count(), 0, 'it does not say that the post was published');
  assert.equal(status(title), 'draft');
  assert.match(site('post', title).post_content, /on Monday/, 'nothing written is lost');
  await shot('classic');

  await page.fill('#content', classic(pictures.tram, RIGHT));
  await page.click('#save-post');
  await page.waitForSelector('#message');
  assert.equal(status(title), 'draft');
  await Promise.all([page.waitForEvent('load'), page.click('#publish')]);
  assert.equal(await page.locator('.cutline-notice').count(), 0);
  assert.equal(status(title), 'publish');

  // A change for the worse leaves what is published as it is, and is kept beside it.
  // WordPress dates to the second, and offers what is kept only if it is the younger.
  await page.waitForTimeout(1100);
  await page.fill('#content', classic(pictures.tram, WRONG));
  await Promise.all([page.waitForEvent('load'), page.click('#publish')]);
  assert.match(await page.textContent('.cutline-notice'), new RegExp(SAID));
  const out = site('post', title);
  assert.equal(out.post_status, 'publish');
  assert.match(out.post_content, /on Tuesday, March 21/);
  assert.match(await page.locator('.notice', { hasText: 'autosave' }).textContent(), /more recent/);
});

test('a classic [gallery] has the captions of the media library, and warnings pass at the second click', async () => {
  await classically('Classic gallery', `${STORY.join('\n\n')}\n\n[gallery ids="${pictures.tram.id},${pictures.bridge.id}"]`);
  await press('#publish');
  assert.match(await page.textContent('.cutline-notice'), new RegExp(SAID));
  assert.equal(status('Classic gallery'), 'draft');

  await classically('Classic doubt', classic(pictures.tram, DOUBTFUL));
  await press('#publish');
  assert.match(await page.textContent('.cutline-notice'), /Publish once more/);
  assert.equal(status('Classic doubt'), 'draft');
  await Promise.all([page.waitForEvent('load'), page.click('#publish')]);
  assert.equal(status('Classic doubt'), 'publish');
});

test('quick edit and programs are held', async () => {
  const title = 'Quickly edited';
  const wrong = { post_title: title, post_content: `${paragraphs}\n\n${image(pictures.tram, WRONG)}`, post_status: 'publish', post_author: 1 };
  assert.equal(site('insert', JSON.stringify(wrong)).post_status, 'draft');
  await page.goto(`${SITE}/wp-admin/edit.php`);
  const row = page.locator('tr', { hasText: title }).first();
  await row.hover();
  await row.locator('.editinline').click({ force: true });
  await page.selectOption('.inline-editor select[name="_status"]', 'publish');
  await page.click('.inline-editor .save');
  await page.waitForSelector('.inline-editor .notice-error:not(.hidden)');
  assert.match(await page.textContent('.inline-editor .notice-error'), new RegExp(SAID));
  assert.equal(status(title), 'draft');
});

test('the house chooses what holds back', async () => {
  await settings({ hold: 'warnings' });
  await page.goto(`${SITE}/wp-admin/post-new.php`);
  const doubtful = { title: 'Chosen', content: `${paragraphs}\n\n${image(pictures.tram, DOUBTFUL)}`, status: 'publish' };
  for (const _ of [1, 2]) assert.equal((await rest(doubtful)).code, 'cutline_held');
  await settings({ hold: 'nothing' });
  await page.goto(`${SITE}/wp-admin/post-new.php`);
  const wrong = { title: 'Chosen', content: `${paragraphs}\n\n${image(pictures.tram, WRONG)}`, status: 'publish' };
  assert.equal((await rest(wrong)).code, 'cutline_held');
  assert.equal((await rest(wrong)).status, 'publish');
  await settings();
});

test('when the server is away the house’s choice holds', async () => {
  await settings({ server: AWAY, away: 'refuse' });
  await write('Away refused', `${paragraphs}\n\n${image(pictures.tram, RIGHT)}`);
  await open();
  await panel().locator('text=could not be checked').waitFor();
  assert.ok(await isLocked());
  await classically('Away classic', classic(pictures.tram, RIGHT));
  await press('#publish');
  assert.match(await page.textContent('.cutline-notice'), /the cutline server is away/);
  assert.equal(status('Away classic'), 'draft');

  await settings({ server: AWAY, away: 'pass' });
  await page.context().clearCookies({ name: 'classic' });
  await write('Away passed', `${paragraphs}\n\n${image(pictures.tram, RIGHT)}`);
  await open();
  await panel().locator('text=were not checked').waitFor();
  await publishes('Away passed');
  await page.goto(`${SITE}/wp-admin/edit.php`);
  assert.match(await page.textContent('.cutline-notice'), /were not checked/);
  await settings();
});

test('nothing of the site is sent but the story and its pictures', async () => {
  const sent = [];
  const stub = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      sent.push({ request: `${request.method} ${request.url}`, headers: request.headers, body: JSON.parse(body) });
      response.setHeader('Content-Type', 'application/json');
      response.end('{"stories":[{"captions":[],"findings":[]}]}');
    });
  });
  await new Promise((resolve) => stub.listen(0, '127.0.0.1', resolve));
  try {
    await settings({ server: `http://127.0.0.1:${stub.address().port}` });
    await page.goto(`${SITE}/wp-admin/post-new.php`);
    const content = `${paragraphs}<!-- a note to the desk -->\n\n[latest who="me"]\n\n${image(pictures.platform, 'Graz &amp; its <strong>tram</strong><br>line.')}`;
    await rest({ title: 'Sent &amp; seen', content, status: 'publish', date: DAY, excerpt: 'kept' });
    await rest({ title: 'No picture', content: paragraphs, status: 'publish' });
  } finally {
    stub.close();
    await settings();
  }
  assert.equal(sent.length, 1, 'a post without pictures is not sent');
  const [{ request, headers, body }] = sent;
  assert.equal(request, 'POST /check');
  assert.equal(headers.authorization, `Bearer ${TOKEN}`);
  assert.deepEqual(Object.keys(body), ['title', 'published', 'html', 'captions']);
  assert.equal(body.title, 'Sent & seen');
  assert.equal(body.published, '2023-03-22');
  assert.ok(!body.html.includes('note to the desk') && !body.html.includes('figcaption') && body.html.includes('117 million'));
  assert.deepEqual(body.captions, [
    {
      text: 'Graz & its tram line.',
      src: pictures.platform.src,
      metadata: { clock: '2023-03-21', created: '2023-03-21', city: 'Lisbon', country: 'Portugal' },
    },
  ]);
});

test('markup in a caption runs nowhere', async () => {
  await page.evaluate(() => delete window.ran);
  const hostile = `${WRONG} &lt;img src=x onerror=&quot;window.ran=1&quot;&gt;`;
  await write('Hostile', `${paragraphs}\n\n${image(pictures.tram, hostile)}`);
  await open();
  await page.waitForSelector('.cutline-before .cutline-finding');
  assert.match(await panel().textContent(), /<img src=x onerror/);
  assert.equal(await page.evaluate(() => window.ran), undefined);
  await classically('Hostile <img src=x onerror="window.ran=1">', classic(pictures.tram, hostile));
  await press('#publish');
  assert.match(await page.textContent('.cutline-notice'), /<img src=x onerror/);
  assert.equal(await page.evaluate(() => window.ran), undefined);
});

test('who may not edit a post may not ask about it', async () => {
  const id = site('post', 'Featured').ID;
  const answers = async (headers = {}) =>
    (await fetch(`${SITE}/?rest_route=/cutline/v1/check/${id}`, { method: 'POST', headers })).status;
  assert.equal(await answers(), 401);
});

test('uninstalled, it leaves nothing', async () => {
  assert.deepEqual(site('uninstall'), { option: false, meta: 0 });
});
