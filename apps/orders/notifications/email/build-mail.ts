import MailComposer from 'nodemailer/lib/mail-composer';
import { plainText } from '#steps/notifications';
import type { InlinePicture } from './inline-picture.js';
import { blocksOf, withAbsoluteLinks } from './mail-links.js';
import { mailPage } from './mail-page.js';
import type { BuiltMail } from './mail-sink.js';
import { messageIdOf } from './message-id.js';

/** What a mail is made of. `recipient` must be one bare address; `publicUrl` is where people reach the gateway. */
export interface MailContent {
  dedupeKey: string;
  from: string;
  recipient: string;
  subject: string;
  body: string;
  publicUrl: string;
  picture: InlinePicture | null;
}

const PICTURE_CID = 'picture@hartomat';

/** The notification as one message: text, HTML, and its picture in it. Of what users wrote, only the subject is in a header. */
export async function buildMail({ picture, ...content }: MailContent): Promise<BuiltMail> {
  const messageId = messageIdOf(content.dedupeKey);
  const title = plainText(content.subject);
  const blocks = blocksOf(content.body, content.publicUrl);
  const message = new MailComposer({
    messageId,
    from: content.from,
    to: { name: '', address: content.recipient },
    subject: title,
    text: withAbsoluteLinks(content.body, content.publicUrl),
    html: mailPage({ title, blocks, pictureCid: picture && PICTURE_CID }),
    attachments: picture ? [attached(picture)] : [],
    // RFC 3834: no automatic replies.
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'win',
  }).compile();
  const { from } = message.getEnvelope();
  return { messageId, from: from || '', to: content.recipient, bytes: await message.build() };
}

const attached = ({ bytes, mediaType }: InlinePicture) => ({
  cid: PICTURE_CID,
  filename: `picture.${mediaType.slice('image/'.length)}`,
  contentType: mediaType,
  content: bytes,
});
