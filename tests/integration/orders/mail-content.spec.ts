import { simpleParser } from 'mailparser';
import type { ParsedMail } from 'mailparser';
import sharp from 'sharp';
import { messageIdFor, openMailBench, plainPicture } from './mail-bench.js';
import type { MailBench } from './mail-bench.js';
import { openMailServer } from './mail-server.js';
import type { MailServer } from './mail-server.js';

let bench: MailBench;
let server: MailServer;

beforeAll(async () => {
  bench = await openMailBench('mail_content');
  server = await openMailServer();
  bench.startSender(`smtp://127.0.0.1:${server.port}`);
});
afterAll(async () => {
  await bench.close();
  await server.close();
});

const received = async (id: string): Promise<ParsedMail> => {
  const { providerMessageId } = await bench.untilState(id, 'sent');
  const [mail, ...more] = server.came.filter(({ messageId }) => messageId === providerMessageId);
  expect(more).toEqual([]);
  return mail as ParsedMail;
};
const linksIn = (text: string): string[] => text.match(/https?:\/\/[^\s"<]+/g) ?? [];
const noise = (side: number, channels: 3 | 4) =>
  sharp({
    create: { width: side, height: side, channels, background: '#888888', noise: { type: 'gaussian', sigma: 60 } },
  });

describe('a mail', () => {
  it('has text, HTML and the picture in it, absolute links, and one Message-ID of its key', async () => {
    const id = await bench.commit({ subject: 'Order A-1: Kugellager Größe 3 is ready' });
    const mail = await received(id);
    expect(mail.from?.text).toBe('"HartOMat" <orders@hartomat.example>');
    expect([mail.to].flat().map((to) => to?.text)).toEqual(['foreman@hartomat.example']);
    expect(mail.subject).toBe('Order A-1: Kugellager Größe 3 is ready');
    expect(mail.messageId).toBe(messageIdFor(`${id}:email:foreman@hartomat.example:delivered`));
    expect(mail.headerLines.filter(({ key }) => key === 'message-id')).toHaveLength(1);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    const links = ['still.png', 'a-model.glb'].map(
      (name) => `https://hartomat.example/api/deliveries/${id}/assets/${name}`,
    );
    expect(linksIn(mail.text ?? '')).toEqual(links);
    expect(linksIn(mail.html || '')).toEqual(links);
    expect(mail.text).toMatch(/^It is ready\.\n\nstill\.png\nhttps:/);
    expect(mail.html).toContain('<h1');
    const [picture, ...more] = mail.attachments;
    expect(more).toEqual([]);
    expect(picture).toMatchObject({ contentType: 'image/png', related: true, contentDisposition: 'inline' });
    expect(picture?.content).toEqual(await plainPicture());
  });

  it('shows no more of a large picture than a mailbox bears', async () => {
    const bytes = await noise(1024, 3).png().toBuffer();
    expect(bytes.length).toBeGreaterThan(1_000_000);
    const [picture] = (await received(await bench.commit({ picture: { bytes, mediaType: 'image/png' } }))).attachments;
    expect(picture?.contentType).toBe('image/jpeg');
    expect(await sharp(picture?.content).metadata()).toMatchObject({ format: 'jpeg', width: 600, height: 600 });
  });

  it('shows the first frame of an animation, as PNG', async () => {
    const frame = (background: string) =>
      sharp({ create: { width: 700, height: 350, channels: 4, background } })
        .png()
        .toBuffer();
    const frames = await Promise.all(['#ff0000', '#00ff00'].map(frame));
    const bytes = await sharp(frames, { join: { animated: true } })
      .webp({ lossless: true })
      .toBuffer();
    const [picture] = (await received(await bench.commit({ picture: { bytes, mediaType: 'image/webp' } }))).attachments;
    expect(picture?.contentType).toBe('image/png');
    const { data, info } = await sharp(picture?.content).raw().toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ width: 600, height: 300 });
    expect([...data.subarray(0, 3)]).toEqual([255, 0, 0]);
  });

  it('goes without a picture that cannot be read', async () => {
    const picture = { bytes: Buffer.from('no picture'), mediaType: 'image/png' };
    const mail = await received(await bench.commit({ picture }));
    expect(mail.attachments).toEqual([]);
    expect(mail.html).not.toContain('<img');
    expect(bench.logLines.join('')).toContain('mail is sent without its picture');
  });
});

describe('what users wrote', () => {
  it('makes no header, no markup and no link of its own', async () => {
    const subject = 'Order 7: Bearing\r\nBcc: all@hartomat.example\r\n\r\n<script>x</script> is ready';
    const body = 'Bearing\r\nBcc: all@hartomat.example <img src=x onerror=y> & "more"\n.\nQUIT';
    const mail = await received(await bench.commit({ subject, body }));
    expect(mail.bcc).toBeUndefined();
    expect(mail.subject).toBe('Order 7: Bearing Bcc: all@hartomat.example <script>x</script> is ready');
    expect(mail.html).not.toMatch(/<script|<img src=x/);
    expect(mail.html).toContain('&lt;img src=x onerror=y&gt; &amp; &quot;more&quot;');
    expect(mail.text?.trimEnd()).toMatch(/"more"\n\.\nQUIT$/);
    expect(server.recipients).not.toContain('all@hartomat.example');
  });

  it.each([
    'a@hartomat.example\r\nBcc: all@hartomat.example',
    'a@hartomat.example,b@hartomat.example',
    'A <a@b.example>',
  ])('is refused as recipient, never cleaned: %j', async (recipient) => {
    const before = server.recipients.length;
    const failed = await bench.untilState(await bench.commit({ recipient }), 'failed');
    expect(failed).toMatchObject({ attempts: 1, lastError: { code: 'recipient_invalid' } });
    expect(server.recipients).toHaveLength(before);
  });
});

describe('without a mail server', () => {
  it('the whole mail is a file that mail programs open', async () => {
    await bench.stopSenders();
    bench.startSender();
    const id = await bench.commit({ subject: 'Order F-1 is ready' });
    const sent = await bench.untilState(id, 'sent');
    expect(sent).toMatchObject({ channel: 'email', sink: 'folder' });
    const file = `${sent.providerMessageId?.slice(1, -1)}.eml`;
    const mails = await bench.folder();
    expect([...mails.keys()]).toEqual([file]);
    const mail = await simpleParser(mails.get(file) as Buffer);
    expect(mail).toMatchObject({ subject: 'Order F-1 is ready', messageId: sent.providerMessageId });
    expect(linksIn(mail.text ?? '')).toHaveLength(2);
    expect(mail.attachments).toHaveLength(1);
  });
});
