// Draws messages, as a simulated Discord has them in FOLDER/*.json, as Discord's client does: FOLDER/*.html.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import * as markdown from '@odiffey/discord-markdown';

const folder = process.argv[2];
const here = fileURLToPath(new URL('.', import.meta.url));
const { outputFiles: [{ text: library }] } = buildSync({
  stdin: { contents: "import '@skyra/discord-components-core';", resolveDir: here },
  bundle: true, format: 'iife', minify: true, write: false, logLevel: 'error',
});

const plain = text => (text ?? '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
const html = (text, embed = false) => markdown.toHTML(text ?? '', { embed, discordCallback: { role: () => '@readers' } });
const hex = color => '#' + (color ?? 0).toString(16).padStart(6, '0');
const styles = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'destructive', 5: 'secondary' };

function embed(e) {
  const fields = (e.fields ?? []).map(f => `<discord-embed-field field-title="${plain(f.name)}">${html(f.value, true)}</discord-embed-field>`).join('');
  return `<discord-embed slot="embeds" ${e.color ? `color="${hex(e.color)}"` : ''} ${e.title ? `embed-title="${plain(e.title).replace(/\\(.)/g, '$1')}"` : ''} ${e.url ? `url="${plain(e.url)}"` : ''}>
    ${e.description ? `<discord-embed-description slot="description">${html(e.description, true)}</discord-embed-description>` : ''}
    ${fields ? `<discord-embed-fields slot="fields">${fields}</discord-embed-fields>` : ''}
    ${e.footer ? `<discord-embed-footer slot="footer">${plain(e.footer.text)}</discord-embed-footer>` : ''}</discord-embed>`;
}

const row = r => `<discord-action-row>${(r.components ?? []).map(b =>
  `<discord-button type="${styles[b.style] ?? 'secondary'}" ${b.url ? `url="${plain(b.url)}"` : ''}>${b.emoji?.name ? `${b.emoji.name} ` : ''}${plain(b.label)}</discord-button>`).join('')}</discord-action-row>`;
const file = f => `<discord-file-attachment slot="attachments" name="${plain(f.filename)}" bytes="${f.size ?? ''}" type="text/plain" href="#"></discord-file-attachment>`;

const message = m => `<discord-message author="ArxivBot" bot avatar="arxiv" timestamp="18/12/2025 08:00" ${m.ephemeral ? 'ephemeral' : ''}>
  <div class="text">${html(m.content)}</div>${(m.embeds ?? []).map(embed).join('')}${(m.attachments ?? []).map(file).join('')}
  ${(m.components ?? []).length ? `<discord-attachments slot="components">${m.components.map(row).join('')}</discord-attachments>` : ''}</discord-message>`;

const avatar = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="#b31b1b"/><text x="20" y="27" font-family="sans-serif" font-weight="bold" font-size="20" fill="white" text-anchor="middle">aX</text></svg>')}`;
for (const name of readdirSync(folder).filter(n => n.endsWith('.json'))) {
  const messages = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  writeFileSync(join(folder, `${basename(name, '.json')}.html`), `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; background: #313338; font-family: "Noto Sans", sans-serif } h1,h2,h3 { margin: 8px 0 4px; color: #f2f3f5; font-size: 20px; line-height: 1.3 } h3 { font-size: 16px }
    ul { margin: 4px 0 0; padding-left: 20px } small { display: block; color: #949ba4; font-size: 12px } pre { background: #2b2d31; border: 1px solid #1e1f22; border-radius: 4px; padding: 8px; font-size: 13px; white-space: pre-wrap }
    a { color: #00a8fc; text-decoration: none } .d-role { color: #c9cdfb; background: #3c4270; border-radius: 3px; padding: 0 2px } .text { white-space: normal; line-height: 1.375 }
    </style><script>window.$discordMessage={avatars:{default:${JSON.stringify(avatar)},arxiv:${JSON.stringify(avatar)}},profiles:{}}</script>
    <discord-messages>${messages.map(message).join('')}</discord-messages><script>${library}</script>
    <script>setTimeout(() => { document.documentElement.dataset.height = Math.ceil(document.querySelector('discord-messages').getBoundingClientRect().height) }, 2000)</script>`);
}
