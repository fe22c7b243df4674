import { contentPolicy, pageOf } from './page.js';

const HTML = `<!doctype html><html><head><base href="/"><style>a{}</style>
<script>one()</script><link rel="stylesheet" href="styles.css"></head>
<body><app-root class="x"></app-root><script src="main.js" type="module"></script></body></html>`;

describe('the page', () => {
  it('has the nonce on its scripts, its style sheets and the element of the application', () => {
    expect(pageOf(HTML)('n1')).toBe(`<!doctype html><html><head><base href="/"><style nonce="n1">a{}</style>
<script nonce="n1">one()</script><link rel="stylesheet" href="styles.css"></head>
<body><app-root ngCspNonce="n1" class="x"></app-root><script nonce="n1" src="main.js" type="module"></script></body></html>`);
  });

  it('has another nonce each time', () => {
    const page = pageOf(HTML);
    expect(page('n1').replaceAll('n1', 'n2')).toBe(page('n2'));
  });

  it('has it in place of one that the build wrote', () => {
    const built = '<style nonce="x"></style><app-root ngCspNonce="x"></app-root><script nonce=x></script>';
    expect(pageOf(built)('n1')).toBe(
      '<style nonce="n1"></style><app-root ngCspNonce="n1"></app-root><script nonce="n1"></script>',
    );
  });
});

describe('the content security policy of the web', () => {
  it('takes inline scripts and style sheets by the nonce, and nothing of other origins', () => {
    expect(contentPolicy('n1')).toBe(
      "default-src 'none'; script-src 'self' 'nonce-n1'; style-src 'self' 'nonce-n1'; img-src 'self' blob: data:; connect-src 'self' blob:; font-src 'self'; worker-src 'self' blob:; base-uri 'self'; form-action 'none'; frame-ancestors 'none'",
    );
  });

  it('takes none at all for a file, and no evaluated code ever', () => {
    expect(contentPolicy()).toContain("script-src 'self'; style-src 'self';");
    expect(contentPolicy('n1')).not.toMatch(/unsafe|\*|https?:/);
  });
});
