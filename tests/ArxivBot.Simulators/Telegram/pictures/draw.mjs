// Draws messages, as a simulated Telegram has them in FOLDER/*.json, in the look of Telegram's own client: FOLDER/*.html.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, basename } from 'node:path';

const folder = process.argv[2];
const escape = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const tags = {
  bold: ['<b>', '</b>'], italic: ['<i>', '</i>'], underline: ['<u>', '</u>'], strikethrough: ['<s>', '</s>'], code: ['<code>', '</code>'], pre: ['<pre>', '</pre>'],
  blockquote: ['<blockquote>', '</blockquote>'], expandable_blockquote: ['<blockquote class="more">', '</blockquote>'],
};
const tag = entity => entity.type === 'text_link' ? [`<a href="${escape(entity.url)}">`, '</a>'] : tags[entity.type] ?? ['', ''];

function formatted(text, entities) {
  let html = '';
  const open = [];
  for (let at = 0; at <= text.length; at++) {
    while (open.length && open.at(-1).offset + open.at(-1).length === at) html += tag(open.pop())[1];
    for (const entity of entities.filter(e => e.offset === at).sort((a, b) => b.length - a.length)) { html += tag(entity)[0]; open.push(entity); }
    if (at < text.length) html += escape(text[at]);
  }
  return html.replace(/(<\/?blockquote[^>]*>|<\/?pre>)\n/g, '$1').replace(/\n(<blockquote|<pre)/g, '$1');
}

const message = m => `<div class="message ${m.bot ? 'bot' : 'me'}"><div class="bubble">${m.file ? `<div class="file"><span>📄</span>${escape(m.file)}</div>` : ''}${formatted(m.text, m.entities)}<time>08:00</time></div>
  ${m.rows.map(row => `<div class="row">${row.map(text => `<span>${escape(text)}</span>`).join('')}</div>`).join('')}</div>`;

for (const name of readdirSync(folder).filter(n => n.endsWith('.json'))) {
  const messages = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  writeFileSync(join(folder, `${basename(name, '.json')}.html`), `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; background: #0e1621; color: #f5f5f5; font: 15px/1.4 "Noto Sans", sans-serif } main { padding: 12px 16px; overflow: hidden }
    .message { max-width: 520px; margin-bottom: 10px } .me { margin-left: auto; width: fit-content } .bubble { background: #182533; border-radius: 12px; padding: 8px 12px; white-space: pre-wrap; overflow-wrap: anywhere; display: flow-root }
    .me .bubble { background: #2b5278 } a { color: #6ab3f3; text-decoration: none } time { float: right; color: #6d7f8f; font-size: 12px; margin: 6px 0 0 12px }
    blockquote { margin: 4px 0; padding: 4px 10px; border-left: 3px solid #6ab3f3; background: #1f3347; border-radius: 5px; font-size: 14px } .more { max-height: 4.2em; overflow: hidden }
    pre { margin: 4px 0; background: #0e1a26; border-radius: 5px; padding: 6px 10px; font-size: 13px; white-space: pre-wrap } .row { display: flex; gap: 4px; margin-top: 4px }
    .row span { flex: 1; background: #1e2c3a; border-radius: 8px; padding: 7px 4px; text-align: center; font-size: 14px } .file { display: flex; gap: 8px; align-items: center; color: #6ab3f3 }
    </style><main>${messages.map(message).join('')}</main>
    <script>document.documentElement.dataset.height = Math.ceil(document.querySelector('main').getBoundingClientRect().height)</script>`);
}
