/** A paragraph of a mail, or a file to fetch. */
export type MailBlock = { text: string } | { label: string; href: string };

const LINK = /^\/api\/\S+$/;

/** The paragraphs of a notification's text; one whose last line is a link of ours becomes a link with the rest as its name. */
export function blocksOf(body: string, publicUrl: string): MailBlock[] {
  return body.split('\n\n').map((paragraph) => {
    const lines = paragraph.split('\n');
    const last = lines.at(-1) ?? '';
    if (!LINK.test(last)) return { text: paragraph };
    return { label: lines.slice(0, -1).join(' ') || last, href: absolute(last, publicUrl) };
  });
}

/** The plain text with every link of ours made absolute. */
export function withAbsoluteLinks(body: string, publicUrl: string): string {
  return body
    .split('\n')
    .map((line) => (LINK.test(line) ? absolute(line, publicUrl) : line))
    .join('\n');
}

const absolute = (path: string, publicUrl: string): string => `${publicUrl.replace(/\/+$/, '')}${path}`;
