import { blocksOf, withAbsoluteLinks } from './mail-links.js';
import { mailPage } from './mail-page.js';

const BODY = 'Ready.\n\nstill.png (8 × 8 pixels)\n/api/deliveries/d/assets/still.png\n\nSee /api/x or <b>this</b>.';

describe('the text of a mail', () => {
  it('has whole links where a line is a link of ours, and nothing else changed', () => {
    expect(withAbsoluteLinks(BODY, 'https://h.example/')).toBe(
      BODY.replace('\n/api/deliveries', '\nhttps://h.example/api/deliveries'),
    );
  });
});

describe('the page of a mail', () => {
  it('links the files by their names and keeps the paragraphs', () => {
    expect(blocksOf(BODY, 'https://h.example')).toEqual([
      { text: 'Ready.' },
      { label: 'still.png (8 × 8 pixels)', href: 'https://h.example/api/deliveries/d/assets/still.png' },
      { text: 'See /api/x or <b>this</b>.' },
    ]);
  });

  it('shows what people wrote as text, whatever it is', () => {
    const blocks = [{ text: '<b>&"\'' }, { label: '<i>', href: 'https://h.example/"><script>' }];
    const page = mailPage({ title: '</title><script>', blocks, pictureCid: null });
    expect(page).not.toMatch(/<script|<b>|<i>|<img/);
    expect(page).toContain('&lt;b&gt;&amp;&quot;&#39;');
  });
});
