import type { MailBlock } from './mail-links.js';

export interface MailPage {
  title: string;
  blocks: MailBlock[];
  /** Content-ID of the picture that the mail brings along. */
  pictureCid: string | null;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

const FONT = 'font-family:Helvetica,Arial,sans-serif';
const TEXT = `${FONT};font-size:15px;line-height:22px;color:#26323a;margin:0 0 14px`;

/** A mail as HTML for old mail clients as well: one table, styles inline, nothing loaded from elsewhere. */
export function mailPage({ title, blocks, pictureCid }: MailPage): string {
  const picture = pictureCid ? `<p style="margin:0 0 18px">${pictureOf(pictureCid)}</p>` : '';
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title></head>
<body style="margin:0;padding:24px 0;background:#eef0f2">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center">
<table role="presentation" width="640" cellpadding="0" cellspacing="0" style="max-width:640px;width:100%;background:#ffffff">
<tr><td style="padding:20px">
<h1 style="${FONT};font-size:20px;line-height:26px;color:#12202a;margin:0 0 16px">${escaped(title)}</h1>
${picture}${blocks.map(blockOf).join('\n')}
</td></tr></table>
<p style="${FONT};font-size:12px;color:#6a7882;margin:14px 0 0">Sent by HartOMat</p>
</td></tr></table>
</body>
</html>
`;
}

const pictureOf = (cid: string): string =>
  `<img src="cid:${escaped(cid)}" alt="" width="600" style="display:block;width:100%;max-width:600px;height:auto;border:0">`;

function blockOf(block: MailBlock): string {
  if ('text' in block) return `<p style="${TEXT}">${escaped(block.text).replaceAll('\n', '<br>')}</p>`;
  return `<p style="${TEXT}"><a href="${escaped(block.href)}" style="color:#0b62a4">${escaped(block.label)}</a></p>`;
}
